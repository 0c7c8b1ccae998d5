import { apiClient } from '@/bench/foundation/api-client';
import { addApiToken } from '@/bench/foundation/api-token';
import { addOwner } from '@/bench/foundation/owner';
import { withClient } from '@/bench/foundation/postgres';
import { withLatchkey } from '@/bench/foundation/with-latchkey';
import { readsAndCreates } from '@/bench/operations/reads-and-creates';
import { revokes } from '@/bench/operations/revokes';
import { head, type Measured, row } from '@/bench/operations/samples';
import { writeTable } from '@/bench/report/write-table';

// What a person or a program waits for: creating, listing, searching and revoking, by size of the account.
const quick = process.argv.includes('--quick');
const COUNTS = quick ? [10, 10_000] : [10, 10_000, 100_000];
const RUNS = quick ? 30 : 200;

const bulks = [
  { count: 1, rounds: quick ? 3 : 20, by: 'API' },
  { count: 100, rounds: quick ? 3 : 20, by: 'API' },
  { count: 1, rounds: quick ? 3 : 20, by: 'select all' },
  { count: 100, rounds: quick ? 3 : 20, by: 'select all' },
  { count: 10_000, rounds: quick ? 2 : 5, by: 'select all' },
  { count: 100_000, rounds: quick ? 1 : 3, by: 'select all' },
] as const;

const measured = await withLatchkey(async ({ database, server }) => {
  const { setConfig } = await import('@/lib/config');
  setConfig({ DATABASE_URL: database.applicationUrl });
  const { closeDatabase } = await import('@/lib/db/client');
  const all: Measured[] = [];
  try {
    for (const count of COUNTS) {
      const { accountId } = await addOwner(database.url, `has-${count}`, count);
      const api = apiClient(server.url, await addApiToken(database.url, accountId));
      await withClient(database.url, async (client) => {
        all.push(...(await readsAndCreates({ api, client, accountId, count, runs: RUNS })));
      });
      api.close();
    }
    for (const bulk of bulks) {
      const one = await revokes({ databaseUrl: database.url, url: server.url }, bulk);
      all.push(one);
    }
  } finally {
    await closeDatabase();
  }
  return all;
});

await writeTable('operations', {
  facts:
    'Over HTTP with a token, on one connection, one request at a time; “select all” calls the domain, as the page does, since the API takes 1000 ids at most. The limit beside it is the same rows read or written by plain statements in one transaction on a bare connection, in turn with ours; ratios are of medians.',
  head,
  rows: measured.map(row),
  samples: measured,
});
