import { randomUUID } from 'node:crypto';
import { numbers } from '@/bench/foundation/numbers';
import { startDatabase, withClient } from '@/bench/foundation/postgres';
import { median } from '@/bench/foundation/statistics';
import { fill } from '@/bench/load/fill';
import { postmasterOf } from '@/bench/load/postmaster';
import { usageOf } from '@/bench/load/usage';
import { markdownTable } from '@/bench/report/markdown-table';
import { writeReport } from '@/bench/report/write-report';
import { setConfig } from '@/lib/config';
import { closeUseWriter } from '@/lib/db/use-writer';
import { flushUses, keepUses } from '@/lib/tokens/last-use/write-uses';

// What does it cost the database to write when tokens were last used?
const {
  tokens: [tokens = 0],
  uses: [uses = 0],
  rounds: [rounds = 0],
} = numbers({ tokens: '1000000', uses: '100000', rounds: '3' });

type Round = { cpuSeconds: number; megabytes: number; seconds: number };
const samples: Round[] = [];
const database = await startDatabase();
try {
  await fill(database.url, tokens);
  setConfig({ DATABASE_URL: database.applicationUrl, AUTH_SECRET: randomUUID() });
  const postmaster = await postmasterOf(database.url);
  for (let round = 1; round <= rounds; round++) {
    keepUses((await someIds()).map((id) => ({ id, at: Date.now(), address: '192.0.2.1' })));
    const [begun, cpu, log] = [performance.now(), usageOf(postmaster).cpuSeconds, await logBytes()];
    await flushUses();
    const sample = {
      seconds: (performance.now() - begun) / 1000,
      cpuSeconds: usageOf(postmaster).cpuSeconds - cpu,
      megabytes: ((await logBytes()) - log) / 1_000_000,
    };
    samples.push(sample);
    console.log(`${round} ${JSON.stringify(sample)}`);
  }
} finally {
  await closeUseWriter();
  await database.stop();
}
const million = (figure: (round: Round) => number) =>
  ((median(samples.map(figure)) / uses) * 1_000_000).toFixed(0);
await writeReport('last-use', { tokens, uses, rounds, samples }, [
  `The last use of ${uses} tokens, picked at random among ${tokens}, written in batches; medians of ${rounds} rounds. For a million rows:`,
  markdownTable(
    ['database CPU s', 'MB of log', 's until all were written'],
    [[million((one) => one.cpuSeconds), million((one) => one.megabytes), million((one) => one.seconds)]],
  ),
]);
process.exit(0);

function someIds(): Promise<string[]> {
  return withClient(database.url, async (client) => {
    const { rows } = await client.query<{ id: string }>('SELECT id FROM token ORDER BY random() LIMIT $1', [
      uses,
    ]);
    return rows.map(({ id }) => id);
  });
}

function logBytes(): Promise<number> {
  return withClient(database.url, async (client) => {
    const { rows } = await client.query<{ bytes: string }>(
      "SELECT pg_current_wal_lsn() - '0/0'::pg_lsn AS bytes",
    );
    return Number(rows[0]?.bytes);
  });
}
