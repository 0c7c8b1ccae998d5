import { Agent } from 'node:http';
import { firstByte } from '@/bench/foundation/first-byte';
import { startLatchkey } from '@/bench/foundation/latchkey';
import { addOwner, type Owner } from '@/bench/foundation/owner';
import { startDatabase } from '@/bench/foundation/postgres';
import { median } from '@/bench/foundation/statistics';

// The first byte of the tokens page must not slow down with the number of tokens in the account.
const MOST_TIMES = 2;
const RUNS = 30;
const WARM_UP = 10;
const FEW = 10;
const MANY = 100_000;

type View = { name: string; query: (total: number) => string };

const views: View[] = [
  { name: 'page 1', query: () => '' },
  { name: 'last page', query: (total) => `?page=${Math.ceil(total / 20)}` },
  { name: 'searched, some found', query: () => '?q=JOB-7' },
  { name: 'searched, many found', query: () => '?q=backup' },
  { name: 'searched, none found', query: () => '?q=nothing' },
  { name: 'sorted by name', query: () => '?sort=name' },
  { name: 'sorted by created', query: () => '?sort=created&dir=asc' },
  { name: 'sorted by expires', query: () => '?sort=expires' },
  { name: 'sorted by state', query: () => '?sort=state&dir=desc' },
];

const database = await startDatabase();
let exceeded = false;
try {
  const few = await addOwner(database.url, 'few', FEW);
  const many = await addOwner(database.url, 'many', MANY);
  const server = await startLatchkey(database);
  try {
    console.log(`| tokens page | ${FEW} tokens | ${MANY} tokens | ratio |\n|---|---|---|---|`);
    for (const view of views) exceeded = !(await measure(view, server.url, few, many)) || exceeded;
  } finally {
    await server.stop();
  }
} finally {
  await database.stop();
}
if (exceeded) console.error(`More than ${MOST_TIMES} times as slow with ${MANY} tokens as with ${FEW}.`);
process.exit(exceeded ? 1 : 0);

/** Both accounts in turn, so that whatever else the machine does falls on both. */
async function measure({ name, query }: View, url: string, few: Owner, many: Owner): Promise<boolean> {
  const agent = new Agent({ keepAlive: true, maxSockets: 1 });
  const times: { few: number[]; many: number[] } = { few: [], many: [] };
  for (let run = -WARM_UP; run < RUNS; run++) {
    const ofFew = await firstByte(`${url}/tokens${query(FEW)}`, agent, { cookie: few.cookie });
    const ofMany = await firstByte(`${url}/tokens${query(MANY)}`, agent, { cookie: many.cookie });
    if (run < 0) continue;
    times.few.push(ofFew);
    times.many.push(ofMany);
  }
  agent.destroy();
  const [fast, slow] = [median(times.few), median(times.many)];
  const ratio = slow / fast;
  console.log(`| ${name} | ${fast.toFixed(1)} ms | ${slow.toFixed(1)} ms | ${ratio.toFixed(2)} |`);
  return ratio <= MOST_TIMES;
}
