import { z } from 'zod';
import { change } from '@/lib/accounts/actor/change';
import { emailAddress } from '@/lib/accounts/create-account';
import type { Actor } from '@/lib/actor/actor';
import { allows } from '@/lib/actor/rights';
import { record } from '@/lib/audit/record';
import { db } from '@/lib/db/client';
import type { FieldErrors } from '@/lib/field-errors';
import { fail, ok, type Result } from '@/lib/result';

/** Where the operator reaches the account. Null: no such address. There is no second one without a first. */
export type ContactAddresses = { first: string | null; second: string | null };

const address = z
  .string()
  .trim()
  .transform((typed) => (typed === '' ? null : typed))
  .pipe(emailAddress.nullable());

/** Contact addresses as a person types them; an empty field is no address. */
export const contactAddressesForm = z
  .object({ first: address, second: address })
  .refine(({ first, second }) => first === null || first !== second, {
    path: ['second'],
    message: 'This is the same address again. Leave it empty or give another.',
  })
  .transform(
    ({ first, second }): ContactAddresses =>
      first === null ? { first: second, second: null } : { first, second },
  );

/** The contact addresses of the actor's account. */
export async function contactAddresses(actor: Actor): Promise<ContactAddresses> {
  const row = await db().account.findUniqueOrThrow({
    where: { id: actor.accountId },
    select: { contactEmail: true, contactEmail2: true },
  });
  return { first: row.contactEmail, second: row.contactEmail2 };
}

/**
 * Replaces the contact addresses of the actor's account; `changed` is false when they were these
 * already. Parse what was typed with contactAddressesForm first. A token that may not do this gets an
 * error under the empty field name.
 */
export async function setContactAddresses(
  actor: Actor,
  addresses: ContactAddresses,
): Promise<Result<{ changed: boolean }, FieldErrors>> {
  return changeContactAddresses(actor, () => addresses);
}

/** The same, where the new addresses depend on those before: nobody else changes them in between. `next` may be called again. */
export async function changeContactAddresses(
  actor: Actor,
  next: (was: ContactAddresses) => ContactAddresses,
): Promise<Result<{ changed: boolean }, FieldErrors>> {
  return change(actor, async (tx, current) => {
    if (current.kind === 'token' && !allows(current.rights, 'updatecontact'))
      return fail({
        '': 'This token may not change contact addresses: it lacks the feature “updatecontact”.',
      });
    const [was] = await tx.$queryRaw<ContactAddresses[]>`
      SELECT contact_email AS first, contact_email_2 AS second FROM account WHERE id = ${actor.accountId}::uuid`;
    if (!was) throw new Error('The account of the actor is gone.');
    const now = next(was);
    if (was.first === now.first && was.second === now.second) return ok({ changed: false });
    await tx.$executeRaw`
      UPDATE account SET contact_email = ${now.first}, contact_email_2 = ${now.second}, updated_at = clock_timestamp()
      WHERE id = ${actor.accountId}::uuid`;
    // What it was is kept: whoever takes an account over changes these first.
    await record(tx, current, { action: 'contact.changed', details: { was: listOf(was), now: listOf(now) } });
    return ok({ changed: true });
  });
}

/** Contact addresses as a list. */
export function listOf({ first, second }: ContactAddresses): string[] {
  return [first, second].filter((one) => one !== null);
}
