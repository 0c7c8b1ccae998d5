import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { copyCheckout } from '@/bench/foundation/copy-checkout';
import { folderSize } from '@/bench/foundation/folder-size';
import { startProcess } from '@/bench/foundation/process';
import { median } from '@/bench/foundation/statistics';
import { writeTable } from '@/bench/report/write-table';
import { bareStart } from '@/bench/start-up/bare-start';
import { installedSize } from '@/bench/start-up/installed-size';
import { freePort } from '@/lib/testing/free-port';

// How long from `npm start` until the first request is answered, and how much disk it takes. In a copy of
// the checkout, since a cold start is one without built pages, and nobody's own may be thrown away.
const WARM_STARTS = 3;

const folder = await mkdtemp(join(tmpdir(), 'latchkey-start-'));
try {
  const checkout = join(folder, 'checkout');
  await copyCheckout(checkout);
  const cold = await start(checkout, 'data');
  const bare = [await bareStart(join(folder, 'bare-0'))];
  const [warm, built] = [[] as number[], [] as number[]];
  for (let n = 1; n <= WARM_STARTS; n++) {
    warm.push((await start(checkout, 'data')).seconds);
    built.push((await start(checkout, `data-${n}`)).seconds);
    bare.push(await bareStart(join(folder, `bare-${n}`)));
  }
  const node = median(bare.map((one) => one.node));
  const postgres = median(bare.map((one) => one.start));
  const initdb = median(bare.map((one) => one.initdb));
  const buildSeconds = Number(cold.said.match(/Built in (\d+) s/)?.[1]);
  const row = (name: string, value: number, limit: number) => [
    name,
    `${value.toFixed(1)} s`,
    `${limit.toFixed(1)} s`,
    (value / limit).toFixed(1),
  ];
  const installed = await installedSize(checkout);
  await writeTable('start-up', {
    facts: `From the start of the process until it says that it is ready; medians of ${WARM_STARTS}, the cold start once. The limit is what PostgreSQL and Node take by themselves: \`initdb\` (${initdb.toFixed(1)} s, only with a fresh data folder), \`pg_ctl start\` (${postgres.toFixed(1)} s) and \`node -e 0\` (${node.toFixed(2)} s).`,
    head: ['', 'Latchkey', 'limit', 'ratio'],
    rows: [
      row('first start: fresh data folder, no built pages', cold.seconds, initdb + postgres + node),
      ['of which the build', `${buildSeconds.toFixed(1)} s`, '', ''],
      row('fresh data folder, built pages', median(built), initdb + postgres + node),
      row('second start', median(warm), postgres + node),
      ['node_modules', megabytes(installed.all), '', ''],
      ['node_modules without what only development needs', megabytes(installed.production), '', ''],
      ['.next', megabytes(await folderSize(join(checkout, '.next'))), '', ''],
    ],
    samples: { cold: cold.seconds, buildSeconds, built, warm, bare },
  });
} finally {
  await rm(folder, { recursive: true, force: true });
}

/** Starts Latchkey with its own database, as `npm start` does, and stops it once it is ready. */
async function start(checkout: string, data: string): Promise<{ seconds: number; said: string }> {
  const port = String(await freePort());
  const began = performance.now();
  const running = await startProcess('server.ts', {
    sign: 'Latchkey is ready',
    cwd: checkout,
    // Its own database: none that this shell may name.
    env: {
      DATABASE_URL: undefined,
      PORT: port,
      HOST: '127.0.0.1',
      DATA_DIR: join(folder, data),
      FIRST_RUN: 'none',
      PUBLIC_URL: '',
    },
  });
  const seconds = (performance.now() - began) / 1000;
  const said = await running.said();
  await running.stop();
  return { seconds, said };
}

function megabytes(bytes: number): string {
  return `${(bytes / 2 ** 20).toFixed(0)} MB`;
}
