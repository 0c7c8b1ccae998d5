import { readdirSync, readFileSync, readlinkSync } from 'node:fs';
import { join } from 'node:path';

const ESTABLISHED = '01';

/** How many connections to this port a process holds, as the system sees it; on Linux only. */
export function connectionsOf(pid: number | undefined, port: number): number {
  const ours = readFileSync('/proc/net/tcp', 'latin1')
    .split('\n')
    .map((line) => line.trim().split(/\s+/))
    .filter(([, local, , state]) => state === ESTABLISHED && Number(`0x${local?.split(':')[1]}`) === port)
    .map((fields) => `socket:[${fields[9]}]`);
  const open = new Set(linksIn(`/proc/${pid}/fd`));
  return ours.filter((socket) => open.has(socket)).length;
}

function linksIn(folder: string): string[] {
  return readdirSync(folder).flatMap((name) => {
    try {
      return readlinkSync(join(folder, name));
    } catch {
      // Closed since it was listed.
      return [];
    }
  });
}
