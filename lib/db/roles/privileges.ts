/** What the application may do with any table that is not listed below. */
const DATA = ['SELECT', 'INSERT', 'UPDATE', 'DELETE'] as const;

/** Tables of which the application may do less. */
const LESS: Record<string, readonly string[]> = {
  // The record of what happened is only ever added to.
  audit_event: ['SELECT', 'INSERT'],
  // Written by migrations; read to know whether the server is ready.
  _prisma_migrations: ['SELECT'],
};

/** The privileges that the application's role is to have on a table; on a sequence those to draw from it. */
export function privilegesOn(relation: { name: string; isSequence: boolean }): readonly string[] {
  return relation.isSequence ? ['USAGE', 'SELECT'] : (LESS[relation.name] ?? DATA);
}

/** What it is given on tables that later migrations make, until the next start has looked at each. */
export const DEFAULTS = { tables: DATA.join(', '), sequences: 'USAGE, SELECT' };
