import { createHash, randomBytes, randomUUID } from 'node:crypto';
import pg from 'pg';

/** The database of the server under test, spoken to directly, past everything that is tested. */
const pool = new pg.Pool({
  connectionString: process.env.LATCHKEY_E2E_SUPERUSER_URL,
  max: 2,
  allowExitOnIdle: true,
});

export async function sql<Row extends pg.QueryResultRow>(
  text: string,
  values: unknown[] = [],
): Promise<Row[]> {
  return (await pool.query<Row>(text, values)).rows;
}

export type TestAccount = { id: string; username: string; password: string };

export const PASSWORD = 'correct horse battery staple';
// argon2id of PASSWORD, so that not every test has to wait for one.
const HASH =
  '$argon2id$v=19$m=19456,t=2,p=1$NuuMRsbA47lwte7GREK5nw$F1NAEdbd/0jg7koFL2SxBen5ukPRzjtIAAPPePxqolQ';

/** Adds an account to the database that `ask` speaks to. */
export async function addAccount(facts: { home?: string } = {}, ask = sql): Promise<TestAccount> {
  const account = { id: randomUUID(), username: `u${randomBytes(6).toString('hex')}`, password: PASSWORD };
  await ask('INSERT INTO account (id, username, email, password_hash, home) VALUES ($1, $2, $3, $4, $5)', [
    account.id,
    account.username,
    `${account.username}@example.com`,
    HASH,
    facts.home ?? null,
  ]);
  return account;
}

export type TestToken = {
  name: string;
  expiresInDays?: number | null;
  features?: string[];
  createdDaysAgo?: number;
};

/** For addTokens(): `count` tokens named `token-001` and so on, each a day older than the one before it. */
export function manyTokens(count: number, prefix = 'token'): TestToken[] {
  return Array.from({ length: count }, (_, i) => ({
    name: `${prefix}-${String(i + 1).padStart(3, '0')}`,
    createdDaysAgo: i,
  }));
}

/** Tokens straight into the table, for states that one would have to wait for. Their secrets are known to nobody. */
export async function addTokens(account: TestAccount, tokens: TestToken[]): Promise<string[]> {
  const rows = tokens.map((token) => ({
    id: randomUUID(),
    name: token.name,
    digest: createHash('sha256').update(randomUUID()).digest('hex'),
    unrestricted: !token.features,
    features: `{${(token.features ?? []).join(',')}}`,
    expires: token.expiresInDays ?? null,
    age: token.createdDaysAgo ?? 0,
  }));
  await sql(
    `INSERT INTO token (id, account_id, name, digest, hint, unrestricted, features, expires_at, created_at, created_by)
     SELECT (t->>'id')::uuid, $1, t->>'name', decode(t->>'digest', 'hex'), 'abcd', (t->>'unrestricted')::boolean, (t->>'features')::text[],
            clock_timestamp() + (t->>'expires')::float8 * interval '1 day', clock_timestamp() - (t->>'age')::float8 * interval '1 day', 'test'
     FROM json_array_elements($2::json) AS t`,
    [account.id, JSON.stringify(rows)],
  );
  return rows.map(({ id }) => id);
}

export async function tokenNames(account: TestAccount): Promise<string[]> {
  const rows = await sql<{ name: string }>('SELECT name FROM token WHERE account_id = $1 ORDER BY name', [
    account.id,
  ]);
  return rows.map(({ name }) => name);
}
