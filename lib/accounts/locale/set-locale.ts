import { change } from '@/lib/accounts/actor/change';
import type { Actor } from '@/lib/actor/actor';
import { allows } from '@/lib/actor/rights';
import { record } from '@/lib/audit/record';
import { fail, ok, type Result } from '@/lib/result';

/**
 * Sets the locale of the actor's account; `changed` is false when it was this one already. The error says
 * why a token may not. Parse what was typed with localeName first.
 */
export async function setLocale(actor: Actor, locale: string): Promise<Result<{ changed: boolean }, string>> {
  return change(actor, async (tx, current) => {
    if (current.kind === 'token' && !allows(current.rights, null))
      return fail('Only an unrestricted token may change the locale.');
    const { locale: was } = await tx.account.findUniqueOrThrow({
      where: { id: current.accountId },
      select: { locale: true },
    });
    if (was === locale) return ok({ changed: false });
    await tx.$executeRaw`
      UPDATE account SET locale = ${locale}, updated_at = clock_timestamp() WHERE id = ${current.accountId}::uuid`;
    await record(tx, current, { action: 'locale.changed', details: { was, now: locale } });
    return ok({ changed: true });
  });
}
