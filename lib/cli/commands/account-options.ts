import { Exit } from '@/lib/cli/exit';
import { fromCaller } from '@/lib/cli/installation';

export type CreateAccountOptions = {
  email?: string;
  domain?: string;
  home?: string;
  plan?: string;
  diskLimit?: string;
  inodeLimit?: string;
};

/** The new account as its schema reads it, of what was typed. */
export function typedAccount(username: string, password: string, options: CreateAccountOptions) {
  const { email, domain, home, plan, diskLimit, inodeLimit } = options;
  return {
    ...{ username, password, email, domain, plan },
    home: home && fromCaller(home),
    diskLimitBytes: diskLimit && parseSize(diskLimit, '--disk-limit'),
    inodeLimit: inodeLimit && parseSize(inodeLimit, '--inode-limit'),
  };
}

const UNITS = { '': 1n, K: 1024n, M: 1024n ** 2n, G: 1024n ** 3n, T: 1024n ** 4n };

/** A size such as 500M, 10G or 1048576. */
export function parseSize(typed: string, option: string): bigint {
  const [, digits, unit] = /^(\d{1,15})([KMGT]?)$/i.exec(typed) ?? [];
  const size = BigInt(digits ?? 0) * UNITS[(unit ?? '').toUpperCase() as keyof typeof UNITS];
  if (size <= 0n || size > BigInt(Number.MAX_SAFE_INTEGER))
    throw new Exit(
      'usage',
      `${option} ${typed}: give a size such as 500M or 10G, or leave it out for no limit.`,
    );
  return size;
}
