import { spawnSync } from 'node:child_process';
import { join } from 'node:path';
import { runProgram } from '@/clients/testing/run-program';
import { findProgram, sayMissing } from '@/deploy/testing/program';

/** One request, for a client to make in its own way. Credentials are a whole header, or a user and a password. */
export type Question = {
  method: 'GET' | 'POST';
  url: string;
  arguments: Record<string, string | string[]>;
  authorization?: string;
  user?: string;
  password?: string;
};

export type Answer = { status: number; body: string };

/** What makes requests and was written by others. */
export type Client = (question: Question) => Promise<Answer>;

/**
 * A client that is a script of `clients/scripts`; null where the program or its library is missing, which
 * `proof` finds out: arguments with which the program ends well only when the library is there.
 */
export function scriptClient(
  script: string,
  { program, debianPackage, proof }: { program: string; debianPackage: string; proof: string[] },
): Client | null {
  const found = findProgram(program, debianPackage);
  if (!found) return null;
  const hasLibrary = spawnSync(found.path, proof, { env: found.env }).status === 0;
  if (!hasLibrary) return sayMissing(`${program} ${proof.join(' ')}`, debianPackage);
  const path = join(import.meta.dirname, '../scripts', script);
  return async ({ authorization = '', user = '', password = '', ...asked }) => {
    const input = JSON.stringify({ ...asked, authorization, user, password });
    const { stdout, stderr } = await runProgram(found, [path], { input });
    if (stdout === '') throw new Error(`${script} said: ${stderr}`);
    return JSON.parse(stdout) as Answer;
  };
}
