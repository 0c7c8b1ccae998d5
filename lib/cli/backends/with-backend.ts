import { readFileSync } from 'node:fs';
import type { Command } from 'commander';
import { isLoopback } from '@/lib/address/host';
import type { Backend } from '@/lib/cli/backends/backend';
import type { Accounts } from '@/lib/cli/backends/local-accounts';
import { openLocalDatabase } from '@/lib/cli/backends/local-database';
import { environment } from '@/lib/cli/environment';
import { Exit } from '@/lib/cli/exit';
import { fromCaller } from '@/lib/cli/installation';
import { printNotice } from '@/lib/cli/output/print';

/** The options that every command has. */
export type GlobalOptions = {
  json?: true;
  url?: string;
  insecure?: true;
  tokenFile?: string;
  user?: string;
};

export function globalOptions(command: Command): GlobalOptions {
  return command.optsWithGlobals<GlobalOptions>();
}

/** Does `work` at the backend that the options name, and closes it whatever happens. */
export async function withBackend(
  command: Command,
  work: (backend: Backend, options: GlobalOptions) => Promise<void>,
): Promise<void> {
  const options = globalOptions(command);
  const backend = await openBackend(options);
  try {
    await work(backend, options);
  } finally {
    await backend.close();
  }
}

/** Does `work` on the accounts of the installation's own database; refuses to do it at a server. */
export async function withAccounts(
  command: Command,
  work: (accounts: Accounts, options: GlobalOptions) => Promise<void>,
): Promise<void> {
  const options = globalOptions(command);
  if (options.url)
    throw new Exit('usage', 'This is done on the machine of the installation itself: leave --url out.');
  const database = await openLocalDatabase();
  try {
    // Loaded late, here and below: it needs the generated client, and takes half a second.
    const { localAccounts } = await import('@/lib/cli/backends/local-accounts');
    await work(localAccounts, options);
  } finally {
    await database.close();
  }
}

async function openBackend({
  url = environment().LATCHKEY_URL,
  insecure,
  tokenFile,
  user,
}: GlobalOptions): Promise<Backend> {
  if (url !== undefined) {
    const { remoteBackend } = await import('@/lib/cli/backends/remote-backend');
    return remoteBackend({ url: serverAddress(url, insecure), token: tokenFrom(tokenFile) });
  }
  if (tokenFile !== undefined)
    throw new Exit('usage', '--token-file is for --url: on the database itself no token is needed.');
  const database = await openLocalDatabase();
  const { localBackend } = await import('@/lib/cli/backends/local-backend');
  return localBackend(database, user);
}

/** Checks the address before anything is sent there: over http everybody on the way can read the token. */
function serverAddress(url: string, insecure: true | undefined): string {
  const parsed = URL.canParse(url) ? new URL(url) : null;
  if (!parsed || !/^https?:$/.test(parsed.protocol))
    throw new Exit('usage', `“${url}” is no address such as https://tokens.example.com.`);
  if (parsed.protocol === 'http:' && !isLoopback(parsed.hostname)) {
    if (!insecure)
      throw new Exit(
        'usage',
        'Over http everybody on the way can read the token: use an https address. --insecure sends it all the same.',
      );
    printNotice('latchkey: warning: over http everybody on the way can read the token.');
  }
  return url;
}

function tokenFrom(file: string | undefined): string {
  const token = file === undefined ? environment().LATCHKEY_TOKEN : read(file);
  if (!token)
    throw new Exit(
      'usage',
      'A server needs a token: put it into the variable LATCHKEY_TOKEN, or name its file with --token-file.',
    );
  // What cannot stand in a header is no secret; said here, so that it is never part of an error.
  if (!/^[\x21-\x7e]+$/.test(token))
    throw new Exit('usage', 'The token holds characters that no secret has. Is it the right file?');
  return token;
}

function read(file: string): string {
  try {
    return readFileSync(fromCaller(file), 'utf8').trim();
  } catch (error) {
    throw new Exit('failed', `Cannot read ${file} (${(error as NodeJS.ErrnoException).code}).`);
  }
}
