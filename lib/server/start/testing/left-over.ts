import { existsSync, readdirSync, readFileSync } from 'node:fs';

/** What still runs with this folder in its command line, but for this process. */
export function processesOf(dir: string): { pid: number; command: string }[] {
  return readdirSync('/proc')
    .filter((pid) => /^\d+$/.test(pid) && Number(pid) !== process.pid)
    .map((pid) => ({ pid: Number(pid), command: read(`/proc/${pid}/cmdline`).replaceAll('\0', ' ') }))
    .filter(({ command }) => command.includes(dir));
}

/** The command lines of a process's children. */
export function childrenOf(parent: number | undefined): string[] {
  return readdirSync('/proc')
    .filter((pid) =>
      read(`/proc/${pid}/stat`)
        .replace(/^.*\) . /, '')
        .startsWith(`${parent} `),
    )
    .map((pid) => read(`/proc/${pid}/cmdline`).replaceAll('\0', ' '));
}

/** What of a start can be left in a data folder: locks, pid files, sockets, and what was only begun. */
export function leftIn(dir: string): string[] {
  if (!existsSync(dir)) return [];
  const names = readdirSync(dir, { recursive: true, encoding: 'utf8' });
  return names.filter((name) => /owner\.pid|\.sock|postmaster\.pid|\.s\.PGSQL|\.new$|\.password$/.test(name));
}

// A process may end between the list and the look.
function read(file: string): string {
  try {
    return readFileSync(file, 'utf8');
  } catch {
    return '';
  }
}
