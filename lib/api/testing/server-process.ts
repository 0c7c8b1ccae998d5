import { type ChildProcess, spawn } from 'node:child_process';
import { join } from 'node:path';
import { setConfig } from '@/lib/config';

export type ServerProcess = { port: number; process: ChildProcess };

/** Starts a process that serves the API on the database of this test, and waits until it listens. */
export async function startServerProcess(): Promise<ServerProcess> {
  const entry = join(import.meta.dirname, 'server.ts');
  // The child has our environment, with the database of this test in it.
  setConfig({ LOG_LEVEL: 'warn' });
  const child = spawn(process.execPath, ['--import', 'tsx', entry], { stdio: ['pipe', 'pipe', 'inherit'] });
  const port = await new Promise<number>((resolve, reject) => {
    let output = '';
    child.stdout.on('data', (chunk) => {
      output += chunk;
      const found = /PORT (\d+)/.exec(output);
      if (found) resolve(Number(found[1]));
    });
    child.once('exit', (code) => reject(new Error(`The server ended with ${code}: ${output}`)));
  });
  return { port, process: child };
}

/** Ends such a process and waits for it. */
export async function stopServerProcess({ process: child }: ServerProcess): Promise<void> {
  if (child.exitCode !== null) return;
  const gone = new Promise((resolve) => child.once('exit', resolve));
  child.stdin?.end();
  await gone;
}
