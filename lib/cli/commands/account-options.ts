import type { NewAccount } from '@/lib/accounts/create-account';
import { Exit } from '@/lib/cli/exit';
import { fromCaller } from '@/lib/cli/installation';
import { fieldErrors } from '@/lib/field-errors';

export type CreateAccountOptions = {
  email?: string;
  domain?: string;
  home?: string;
  plan?: string;
  diskLimit?: string;
  inodeLimit?: string;
};

/** The account that the options describe. */
export async function newAccountFrom(
  username: string,
  password: string,
  options: CreateAccountOptions,
): Promise<NewAccount> {
  // Loaded late: it needs the generated database client.
  const { newAccount } = await import('@/lib/accounts/create-account');
  const parsed = newAccount.safeParse({
    username,
    password,
    email: options.email,
    domain: options.domain,
    home: options.home && fromCaller(options.home),
    plan: options.plan,
    diskLimitBytes: options.diskLimit && parseSize(options.diskLimit, '--disk-limit'),
    inodeLimit: options.inodeLimit && parseSize(options.inodeLimit, '--inode-limit'),
  });
  if (parsed.success) return parsed.data;
  throw new Exit('failed', Object.values(fieldErrors(parsed.error)).join(' '));
}

/** The domain as it is kept, or null for none. */
export async function domainFrom(typed: string | undefined): Promise<string | null> {
  if (typed === undefined) return null;
  const { domainName } = await import('@/lib/accounts/domain/domain-name');
  const parsed = domainName.safeParse(typed);
  if (parsed.success) return parsed.data;
  throw new Exit('failed', Object.values(fieldErrors(parsed.error)).join(' '));
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
