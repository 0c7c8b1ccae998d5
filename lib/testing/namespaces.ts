import { type ChildProcess, spawn } from 'node:child_process';

/** Another user's rights are not needed: with a user namespace of its own anybody may make the others. */
const ASKED = process.getuid?.() === 0 ? [] : ['--user', '--map-current-user'];

/** A process in process and IPC namespaces of its own, as one in another container is. */
export type Contained = {
  child: ChildProcess;
  /** Resolves when it has printed this line; rejects when it ends before. */
  says(line: string): Promise<void>;
  /** All it has printed. */
  said(): string;
  /** Kills everything in its namespaces. */
  kill(): Promise<void>;
};

/** Runs a shell command as if in another container that shares this file system. */
export function contained(command: string): Contained {
  const child = spawn(
    'unshare',
    [...ASKED, '--pid', '--fork', '--mount-proc', '--ipc', '--kill-child', '/bin/sh', '-c', command],
    { stdio: ['pipe', 'pipe', 'pipe'] },
  );
  let said = '';
  const heard = new Set<() => void>();
  const hear = (chunk: unknown) => {
    said += String(chunk);
    for (const look of heard) look();
  };
  child.stdout.on('data', hear);
  child.stderr.on('data', hear);
  const ended = new Promise<void>((resolve) => child.once('close', () => resolve()));
  return {
    child,
    said: () => said,
    says: (line) =>
      new Promise((resolve, reject) => {
        const look = () => said.split('\n').includes(line) && resolve();
        heard.add(look);
        look();
        void ended.then(() => reject(new Error(`It ended without “${line}”:\n${said}`)));
      }),
    kill: async () => {
      child.kill('SIGKILL');
      await ended;
    },
  };
}

/** The shell command that runs this TypeScript, with the product's imports. */
export function nodeCommand(script: string): string {
  const quoted = `'${script.replaceAll("'", `'\\''`)}'`;
  return `"${process.execPath}" --import tsx --input-type=module -e ${quoted}`;
}
