import { z } from 'zod';
import { config } from '@/lib/config';
import { Prisma } from '@/lib/db/generated/client';
import { NAME_MAX_LENGTH } from '@/lib/tokens/name-rule';
import { type TokenState, tokenStates } from '@/lib/tokens/state';

/** Which tokens of an account are meant: whose name contains `search`, in any case, and in `state`. */
export const filter = z.object({
  search: z.string().trim().max(200).default(''),
  state: z.enum(tokenStates).optional(),
});

export type Filter = z.output<typeof filter>;

/** A name without its case, as the index of the search holds it. */
export const foldedName = Prisma.sql`lower(name)::bytea`;

/** The half of its account's names, 0 or 1, that a name is in: by chance, so that both are of about the same size. */
export const halfOfName = Prisma.sql`(get_byte(sha256(${foldedName}), 0) & 1)`;

/** The SQL condition of a filter within one account, to stand after WHERE. */
export function matching(accountId: string, wanted: Filter): Prisma.Sql {
  const conditions = [Prisma.sql`account_id = ${accountId}::uuid`];
  if (wanted.search) conditions.push(nameContains(wanted.search));
  if (wanted.state) conditions.push(inState(wanted.state));
  return Prisma.join(conditions, ' AND ');
}

/** The same where a search has found its names already: `names`, unless they were too many. */
export function matchingFound(accountId: string, wanted: Filter, names: string[] | null): Prisma.Sql {
  if (!names) return matching(accountId, wanted);
  return Prisma.sql`name = ANY(${names}) AND ${matching(accountId, { ...wanted, search: '' })}`;
}

/** The SQL condition of a state by the database's clock; the same rule as stateOf(). */
export function inState(state: TokenState): Prisma.Sql {
  // Made stable for the length of the statement, so that an index can serve it.
  const now = Prisma.sql`(SELECT clock_timestamp())`;
  const soon = Prisma.sql`(SELECT clock_timestamp() + make_interval(hours => ${config().EXPIRY_WARNING_DAYS * 24}))`;
  if (state === 'expired') return Prisma.sql`expires_at <= ${now}`;
  if (state === 'expiring') return Prisma.sql`expires_at > ${now} AND expires_at <= ${soon}`;
  return Prisma.sql`(expires_at IS NULL OR expires_at > ${soon})`;
}

function nameContains(search: string): Prisma.Sql {
  if (search.length > NAME_MAX_LENGTH) return Prisma.sql`false`;
  // Bytes are found in half the time that characters take, and none of them has a meaning of its own.
  return Prisma.sql`position(${Buffer.from(search.toLowerCase())} IN ${foldedName}) > 0`;
}
