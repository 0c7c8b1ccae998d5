import { spawn } from 'node:child_process';
import { text } from 'node:stream/consumers';
import type { Program } from '@/deploy/testing/program';

export type Ran = { status: number | null; stdout: string; stderr: string };

/** Runs a program to its end, with `input` as its standard input, and gives what it wrote. */
export async function runProgram(
  { path, env }: Program,
  args: string[],
  { input = '', env: more = {} }: { input?: string; env?: Record<string, string> } = {},
): Promise<Ran> {
  const child = spawn(path, args, { env: { ...env, ...more } });
  const ended = new Promise<number | null>((resolve, reject) => {
    child.once('error', reject).once('close', resolve);
  });
  // A program that reads no input may be gone before it is written.
  child.stdin.on('error', () => undefined).end(input);
  const [stdout, stderr, status] = await Promise.all([text(child.stdout), text(child.stderr), ended]);
  return { status, stdout, stderr };
}
