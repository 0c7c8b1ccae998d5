import { type ChildProcess, spawn } from 'node:child_process';
import { closeSync, openSync } from 'node:fs';
import { mkdtemp, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';

export type Running = {
  pid: number;
  /** Everything it has printed so far. */
  said: () => Promise<string>;
  stop: () => Promise<void>;
};

type Start = {
  sign: string;
  /** What is undefined is not handed on, even where this process has it. */
  env?: Record<string, string | undefined>;
  nodeArgs?: string[];
  /** The checkout to start it in; this one unless given. */
  cwd?: string;
};

const PATIENCE_MS = 300_000;

/** Starts a TypeScript entry point in a process of its own, and waits until it has printed `sign`. */
export async function startProcess(
  script: string,
  { sign, env = {}, nodeArgs = [], cwd }: Start,
): Promise<Running> {
  // Into a file, as a service manager has it: nobody must be kept busy reading the log.
  const log = join(await mkdtemp(join(tmpdir(), 'latchkey-bench-log-')), 'log');
  const file = openSync(log, 'w');
  const child = spawn(process.execPath, ['--import', 'tsx', ...nodeArgs, script], {
    stdio: ['ignore', file, file],
    cwd,
    env: { ...process.env, NODE_OPTIONS: '', ...env },
  });
  closeSync(file);
  await printed(child, sign, log);
  const stop = async () => {
    await end(child);
    await rm(dirname(log), { recursive: true, force: true });
  };
  return { pid: child.pid ?? 0, said: () => readFile(log, 'utf8'), stop };
}

async function printed(child: ChildProcess, sign: string, log: string): Promise<void> {
  for (const begun = Date.now(); ; await pause(50)) {
    const said = await readFile(log, 'utf8');
    if (said.includes(sign)) return;
    if (child.exitCode !== null) throw new Error(`It ended:\n${said}`);
    if (Date.now() - begun > PATIENCE_MS) throw new Error(`It was not ready in time:\n${said}`);
  }
}

async function end(child: ChildProcess): Promise<void> {
  if (child.exitCode !== null || child.signalCode !== null) return;
  const ended = new Promise((resolve) => child.once('exit', resolve));
  child.kill('SIGTERM');
  await ended;
}
