import { type ChildProcess, spawn } from 'node:child_process';
import { createServer } from 'node:net';

export type Running = { child: ChildProcess; pid: number; stop: () => Promise<void> };

const PATIENCE_MS = 300_000;

/** Starts a TypeScript entry point in a process of its own, and waits until it has printed `sign`. */
export async function startProcess(
  script: string,
  { sign, env = {}, args = [] }: { sign: string; env?: Record<string, string>; args?: string[] },
): Promise<Running> {
  const child = spawn(process.execPath, ['--import', 'tsx', script, ...args], {
    stdio: ['ignore', 'pipe', 'pipe'],
    env: { ...process.env, NODE_OPTIONS: '', ...env },
  });
  await printed(child, sign, script);
  // Read and thrown away from here on: a pipe that nobody empties would stop the process.
  child.stdout?.removeAllListeners('data').resume();
  child.stderr?.removeAllListeners('data').resume();
  return { child, pid: child.pid ?? 0, stop: () => end(child) };
}

/** A port that nobody listens on at this moment. */
export function freePort(): Promise<number> {
  return new Promise((resolve) => {
    const probe = createServer().listen(0, '127.0.0.1', () => {
      const address = probe.address();
      probe.close(() => resolve(typeof address === 'object' && address ? address.port : 0));
    });
  });
}

function printed(child: ChildProcess, sign: string, script: string): Promise<void> {
  return new Promise((resolve, reject) => {
    let said = '';
    const fail = (why: string) => reject(new Error(`${script} ${why}:\n${said}`));
    const tooLong = setTimeout(() => fail('was not ready in time'), PATIENCE_MS);
    const hear = (chunk: unknown) => {
      said += String(chunk);
      if (!said.includes(sign)) return;
      clearTimeout(tooLong);
      resolve();
    };
    child.stdout?.on('data', hear);
    child.stderr?.on('data', hear);
    child.once('exit', () => fail('ended'));
  });
}

async function end(child: ChildProcess): Promise<void> {
  if (child.exitCode !== null || child.signalCode !== null) return;
  const ended = new Promise((resolve) => child.once('exit', resolve));
  child.kill('SIGTERM');
  await ended;
}
