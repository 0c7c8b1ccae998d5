import type { Actor } from '@/lib/actor/actor';
import { db } from '@/lib/db/client';

/** What is known of an account. Never its password's hash. */
export type AccountFacts = Awaited<ReturnType<typeof accountFacts>>;

/** The facts of the actor's own account. */
export async function accountFacts(actor: Actor) {
  return db().account.findUniqueOrThrow({ where: { id: actor.accountId }, select: factColumns });
}

export const factColumns = {
  username: true,
  email: true,
  domain: true,
  home: true,
  plan: true,
  locale: true,
  contactEmail: true,
  contactEmail2: true,
  diskLimitBytes: true,
  inodeLimit: true,
  createdAt: true,
  updatedAt: true,
} as const;
