import { readFileSync } from 'node:fs';
import { createInterface } from 'node:readline/promises';
import { Writable } from 'node:stream';
import { Exit } from '@/lib/cli/exit';
import { fromCaller } from '@/lib/cli/installation';

type Source = { file?: string; what: string; twice?: boolean };

/**
 * Reads a password or a secret from a file, from standard input, or from a prompt that shows nothing.
 * Never from an argument: everybody on the machine can read those.
 */
export async function readHidden({ file, what, twice = false }: Source): Promise<string> {
  const text = file === undefined ? await fromInput(what, twice) : fromFile(file);
  const line = text.replace(/\r?\n$/, '');
  if (line === '')
    throw new Exit('usage', `No ${what} was given. Type it when asked, pipe it in, or name a file.`);
  return line;
}

function fromFile(file: string): string {
  if (file === '-') throw new Exit('usage', 'To pipe it in, leave the option out.');
  try {
    return readFileSync(fromCaller(file), 'utf8');
  } catch (error) {
    throw new Exit('failed', `Cannot read ${file} (${(error as NodeJS.ErrnoException).code}).`);
  }
}

async function fromInput(what: string, twice: boolean): Promise<string> {
  if (!process.stdin.isTTY) {
    process.stdin.setEncoding('utf8');
    let text = '';
    for await (const chunk of process.stdin) text += chunk;
    return text;
  }
  const typed = await ask(`${what}: `);
  if (twice && typed !== (await ask(`${what} again: `)))
    throw new Exit('failed', 'The two are not the same.');
  return typed;
}

async function ask(question: string): Promise<string> {
  process.stderr.write(question);
  const silent = new Writable({ write: (_chunk, _encoding, done) => done() });
  const line = createInterface({ input: process.stdin, output: silent, terminal: true });
  // Ctrl-C and Ctrl-D end the command, as they do anywhere.
  const gone = new Promise<never>((_, reject) =>
    line.once('close', () => reject(new Exit('failed', 'Nothing was typed.'))),
  );
  try {
    return await Promise.race([line.question(''), gone]);
  } finally {
    gone.catch(() => undefined);
    line.close();
    process.stderr.write('\n');
  }
}
