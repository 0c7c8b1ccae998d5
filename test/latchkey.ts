import { spawn } from 'node:child_process';
import { mkdtempSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { config } from '@/lib/config';

export type Ran = { code: number | null; stdout: string; stderr: string };
type Surroundings = { input?: string; env?: Record<string, string>; cwd?: string };

const elsewhere = mkdtempSync(join(tmpdir(), 'latchkey-cli-'));
const bin = join(process.cwd(), 'bin/latchkey.js');

/** Runs the real command line, from a folder that is not the installation's, on this test's database. */
export function latchkey(
  args: string[],
  { input = '', env, cwd = elsewhere }: Surroundings = {},
): Promise<Ran> {
  const child = spawn(process.execPath, [bin, ...args], {
    cwd,
    env: { ...process.env, DATABASE_URL: config().DATABASE_URL, NODE_OPTIONS: '', ...env },
  });
  let stdout = '';
  let stderr = '';
  child.stdout.on('data', (chunk) => (stdout += chunk));
  child.stderr.on('data', (chunk) => (stderr += chunk));
  // A command that reads nothing may have ended before this is written.
  child.stdin.on('error', () => undefined);
  child.stdin.end(input);
  return new Promise((resolve) => child.on('close', (code) => resolve({ code, stdout, stderr })));
}
