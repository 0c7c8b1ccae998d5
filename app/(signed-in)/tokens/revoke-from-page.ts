import { redirect } from 'next/navigation';
import { showOnNextPage } from '@/app/_request/flash';
import type { AccountActor } from '@/lib/actor/actor';
import { revokeToken } from '@/lib/tokens/revoke-tokens';

/** Revokes the token whose page this is, and goes to the table, which says so. */
export async function revokeFromPage(actor: AccountActor, id: string): Promise<never> {
  const done = await revokeToken(actor, id);
  const name = done.ok ? done.value.names[0] : undefined;
  if (name) await showOnNextPage(`Revoked ${name}.`, 'success');
  else await showOnNextPage('The token was already gone.', 'info');
  redirect('/tokens');
}
