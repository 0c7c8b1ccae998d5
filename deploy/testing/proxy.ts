import { type ChildProcess, spawn } from 'node:child_process';
import { setTimeout as pause } from 'node:timers/promises';
import type { Program } from '@/deploy/testing/program';

const PATIENCE_MS = 15_000;

/** Starts a program and waits until it answers HTTP on `port`. Gives what stops it. */
export async function startProxy(
  { path, env }: Program,
  args: string[],
  port: number,
): Promise<() => Promise<void>> {
  const child = spawn(path, args, { stdio: ['ignore', 'pipe', 'pipe'], env });
  let said = '';
  child.stdout.on('data', (chunk) => (said += chunk));
  child.stderr.on('data', (chunk) => (said += chunk));
  for (const deadline = Date.now() + PATIENCE_MS; !(await answers(port)); await pause(50)) {
    if (hasEnded(child) || Date.now() > deadline) {
      child.kill('SIGKILL');
      throw new Error(`${path} did not start:\n${said}`);
    }
  }
  return () => stop(child);
}

async function answers(port: number): Promise<boolean> {
  return fetch(`http://127.0.0.1:${port}/`).then(
    () => true,
    () => false,
  );
}

async function stop(child: ChildProcess): Promise<void> {
  if (hasEnded(child)) return;
  const ended = new Promise((resolve) => child.once('exit', resolve));
  child.kill('SIGTERM');
  await ended;
}

function hasEnded(child: ChildProcess): boolean {
  return child.exitCode !== null || child.signalCode !== null;
}
