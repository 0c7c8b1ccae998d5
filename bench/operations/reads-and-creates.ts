import { randomBytes } from 'node:crypto';
import type pg from 'pg';
import type { ApiClient } from '@/bench/foundation/api-client';
import { timed } from '@/bench/foundation/stopwatch';
import type { Measured } from '@/bench/operations/samples';
import { writeCursor } from '@/lib/tokens/listing/cursor';

type Bench = { api: ApiClient; client: pg.Client; accountId: string; count: number; runs: number };
type Pair = {
  operation: string;
  ours: (run: number) => Promise<unknown>;
  bare: (run: number) => Promise<unknown>;
};

const PAGE = 20;
const WARM_UP = 10;

/** Creates, lists and searches over HTTP, each in turn with the same statements on a bare connection. */
export async function readsAndCreates(bench: Bench): Promise<Measured[]> {
  const cursor = await lastPage(bench);
  const of = `of ${bench.count.toLocaleString('en')}`;
  const list = (query: string) => bench.api.send('GET', `/api/v1/tokens?limit=${PAGE}${query}`, 200);
  const pairs: Pair[] = [
    { operation: `list, first page ${of}`, ours: () => list(''), bare: () => select(bench, 'true', []) },
    {
      operation: `list, last page ${of}`,
      ours: () => list(`&cursor=${writeCursor({ sort: 'created', direction: 'desc', ...cursor })}`),
      bare: () => select(bench, '(created_at, id) < ($2::timestamptz, $3::uuid)', [cursor.key, cursor.id]),
    },
    {
      operation: `search, some found ${of}`,
      ours: () => list('&search=JOB-7'),
      bare: () => select(bench, 'name ILIKE $2', ['%job-7%']),
    },
    {
      operation: `search, none found ${of}`,
      ours: () => list('&search=nothing'),
      bare: () => select(bench, 'name ILIKE $2', ['%nothing%']),
    },
    {
      operation: `create, beside ${bench.count.toLocaleString('en')}`,
      ours: (run) =>
        bench.api.send('POST', '/api/v1/tokens', 201, { name: `made-${run}`, unrestricted: true }),
      bare: (run) => insert(bench, `bare-${run}`),
    },
  ];
  const measured: Measured[] = [];
  for (const { operation, ours, bare } of pairs) {
    const one: Measured = { operation, ours: [], bare: [] };
    for (let run = 0; run < WARM_UP + bench.runs; run++) {
      // Whoever comes second finds the disk warm, so they take turns at that.
      const first = run % 2 === 0 ? undefined : await timed(() => bare(run));
      const mine = await timed(() => ours(run));
      const limit = first ?? (await timed(() => bare(run)));
      if (run < WARM_UP) continue;
      one.ours.push(mine);
      one.bare.push(limit);
    }
    measured.push(one);
  }
  return measured;
}

/** The place from which the last page begins: its tokens are the oldest. */
async function lastPage({ client, accountId, count }: Bench): Promise<{ key: string; id: string }> {
  const { rows } = await client.query(
    'SELECT created_at, id FROM token WHERE account_id = $1 ORDER BY created_at, id OFFSET $2 LIMIT 1',
    [accountId, Math.min(PAGE, count - 1)],
  );
  return { key: rows[0].created_at.toISOString(), id: rows[0].id };
}

function select({ client, accountId }: Bench, condition: string, values: unknown[]): Promise<unknown> {
  return inTransaction(client, () =>
    client.query(
      `SELECT id, name, hint, unrestricted, features, expires_at, created_at, created_by, token_use.at, token_use.address
       FROM token LEFT JOIN token_use ON token_use.token_id = token.id WHERE account_id = $1 AND ${condition} ORDER BY created_at DESC, id DESC LIMIT ${PAGE + 1}`,
      [accountId, ...values],
    ),
  );
}

/** The rows that a create leaves behind: the token, and its event. */
function insert({ client, accountId }: Bench, name: string): Promise<unknown> {
  return inTransaction(client, async () => {
    const { rows } = await client.query(
      `INSERT INTO token (id, account_id, name, digest, hint, unrestricted, created_by)
       VALUES (gen_random_uuid(), $1, $2, $3, 'abcd', true, 'bench') RETURNING id`,
      [accountId, name, randomBytes(32)],
    );
    await client.query(
      `INSERT INTO audit_event (account_id, deed, actor_kind, actor_name, token_id, token_name)
       VALUES ($1, 'token.created', 'account', 'bench', $2, $3)`,
      [accountId, rows[0].id, name],
    );
  });
}

async function inTransaction(client: pg.Client, act: () => Promise<unknown>): Promise<void> {
  await client.query('BEGIN');
  await act();
  await client.query('COMMIT');
}
