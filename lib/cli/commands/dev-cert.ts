import { mkdir, writeFile } from 'node:fs/promises';
import { isIP } from 'node:net';
import { hostname } from 'node:os';
import { join } from 'node:path';
import type { Command } from 'commander';
import { generate } from 'selfsigned';
import { globalOptions } from '@/lib/cli/backends/with-backend';
import { Exit } from '@/lib/cli/exit';
import { fromCaller } from '@/lib/cli/installation';
import { print, printJson, printNotice } from '@/lib/cli/output/print';
import { dataDir } from '@/lib/config';
import { DAY } from '@/lib/time';

/** Browsers refuse server certificates that are valid for longer than 398 days, and some sooner. */
const VALID_DAYS = 365;

type Options = { dir?: string; host?: string[]; force?: true };

/** `latchkey dev-cert`: a pair for TLS_CERT and TLS_KEY that nobody but its maker trusts. */
export function addDevCertCommand(program: Command): void {
  program
    .command('dev-cert')
    .description('make a self-signed certificate for trying TLS; not for production')
    .option('--dir <folder>', 'where to put cert.pem and key.pem; otherwise “tls” in the data folder')
    .option('--host <names...>', 'names and addresses it is for; otherwise localhost and this machine')
    .option('--force', 'replace a pair that is there')
    .addHelpText(
      'after',
      '\nExample:\n  $ latchkey dev-cert --dir tls --host localhost 127.0.0.1\n  $ TLS_CERT=tls/cert.pem TLS_KEY=tls/key.pem npm start\n  $ curl --cacert tls/cert.pem https://localhost:3000/api/health',
    )
    .action(
      async (
        { dir, host = ['localhost', '127.0.0.1', '::1', hostname()], force }: Options,
        command: Command,
      ) => {
        const folder = dir === undefined ? join(dataDir(), 'tls') : fromCaller(dir);
        const files = { cert: join(folder, 'cert.pem'), key: join(folder, 'key.pem') };
        const pair = await makePair(host);
        await mkdir(folder, { recursive: true });
        // The key first: whoever finds a certificate finds its key.
        await write(files.key, pair.private, 0o600, force);
        await write(files.cert, pair.cert, 0o644, force);
        if (globalOptions(command).json) return printJson({ ...files, hosts: host });
        print(`TLS_CERT=${files.cert}`);
        print(`TLS_KEY=${files.key}`);
        printNotice(
          `Made for ${host.join(', ')}, valid for ${VALID_DAYS} days. Set these two and start the server.`,
        );
      },
    );
}

/** A certificate and its key in PEM form. */
export function makePair(hosts: string[]): Promise<{ cert: string; private: string }> {
  const altNames = hosts.map((host) =>
    isIP(host) ? { type: 7 as const, ip: host } : { type: 2 as const, value: host },
  );
  return generate([{ name: 'commonName', value: hosts[0] ?? 'localhost' }], {
    algorithm: 'sha256',
    keyType: 'ec',
    curve: 'P-256',
    notBeforeDate: new Date(),
    notAfterDate: new Date(Date.now() + VALID_DAYS * DAY),
    extensions: [
      // No CA: whoever trusts it, and loses the key, has trusted it for these hosts and nothing else.
      { name: 'basicConstraints', cA: false, critical: true },
      { name: 'keyUsage', digitalSignature: true, critical: true },
      { name: 'extKeyUsage', serverAuth: true },
      { name: 'subjectAltName', altNames },
    ],
  });
}

async function write(file: string, content: string, mode: number, force: true | undefined): Promise<void> {
  try {
    await writeFile(file, content, { mode, flag: force ? 'w' : 'wx' });
  } catch (error) {
    const { code } = error as NodeJS.ErrnoException;
    throw new Exit(
      'failed',
      code === 'EEXIST'
        ? `${file} is there already: --force replaces it.`
        : `Cannot write ${file} (${code}).`,
    );
  }
}
