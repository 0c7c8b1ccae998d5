import { realpath } from 'node:fs/promises';
import { z } from 'zod';
import { domainName } from '@/lib/accounts/domain/domain-name';
import { limitPassword } from '@/lib/accounts/passwords/first-password';
import { hashPassword, newPassword, passwordRefusal } from '@/lib/accounts/passwords/password';
import { commandLineActor } from '@/lib/actor/actor';
import { record } from '@/lib/audit/record';
import { db, type Transaction } from '@/lib/db/client';
import type { FieldErrors } from '@/lib/field-errors';
import { fail, ok, type Result } from '@/lib/result';

export const username = z
  .string({ error: 'Choose a username.' })
  .regex(
    /^[a-z][a-z0-9_-]{0,31}$/,
    'Use 1 to 32 lower-case letters, numbers, dashes and underscores, beginning with a letter.',
  );

export const emailAddress = z.email('This is not an e-mail address.').max(254).toLowerCase();

/** What an account begins with. Only the command line and the first run create accounts. */
export const newAccount = z
  .object({
    username,
    password: newPassword,
    email: emailAddress.optional(),
    domain: domainName.optional(),
    home: z.string().startsWith('/', 'Give the home folder as an absolute path.').optional(),
    plan: z.string().min(1).max(64).default('default'),
    diskLimitBytes: z.bigint().positive().optional(),
    inodeLimit: z.bigint().positive().optional(),
  })
  .superRefine((account, context) => {
    const message = passwordRefusal(account, account.password);
    if (message) context.addIssue({ code: 'custom', path: ['password'], message });
  });

export type NewAccount = z.output<typeof newAccount>;

/**
 * Creates an account. Its password must be changed at the first sign-in and ends at `passwordEndsAt`. A
 * username or e-mail address that is taken gives an error on its field.
 */
export async function createAccount(
  wanted: NewAccount,
): Promise<Result<{ id: string; username: string; passwordEndsAt: Date }, FieldErrors>> {
  const { password, ...facts } = wanted;
  const passwordHash = await hashPassword(password);
  const homeRealPath = facts.home && (await realPathOf(facts.home));
  return db().$transaction(async (tx) => {
    const row = { ...facts, contactEmail: facts.email, homeRealPath, passwordHash };
    const made = await insertAccount(tx, row);
    if (!made.ok) return made;
    return ok({ ...made.value, passwordEndsAt: await limitPassword(tx, made.value.id) });
  });
}

/** Where a home really is, should it be a link; undefined when it is not there yet. */
function realPathOf(home: string): Promise<string | undefined> {
  return realpath(home).catch(() => undefined);
}

/** The row of a new account and its audit event, within a transaction of the caller. Its password has no end. */
export async function insertAccount(
  tx: Transaction,
  row: Omit<NewAccount, 'password'> & { contactEmail?: string; homeRealPath?: string; passwordHash: string },
): Promise<Result<{ id: string; username: string }, FieldErrors>> {
  const [account] = await tx.account.createManyAndReturn({
    data: row,
    skipDuplicates: true,
    select: { id: true, username: true },
  });
  if (!account) {
    const taken = await tx.account.findUnique({ where: { username: row.username }, select: { id: true } });
    return fail<FieldErrors>(
      taken ? { username: 'This username is taken.' } : { email: 'Another account has this e-mail address.' },
    );
  }
  await record(tx, commandLineActor(account.id), { action: 'account.created' });
  return ok(account);
}
