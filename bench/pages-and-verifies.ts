import { Agent } from 'node:http';
import { setTimeout as pause } from 'node:timers/promises';
import { contenders } from '@/bench/contenders/contenders';
import { firstByte } from '@/bench/foundation/first-byte';
import { startLatchkey } from '@/bench/foundation/latchkey';
import { addOwner } from '@/bench/foundation/owner';
import { startDatabase } from '@/bench/foundation/postgres';
import { median } from '@/bench/foundation/statistics';
import { fill } from '@/bench/load/fill';
import { runLoad } from '@/bench/load/run-load';

// Do people who page through large tables hold up verifies? Verify's p99 with and without them, in turn.
const PEOPLE = 20;
const TOKENS = 100_000;
const ROUNDS = 3;
const CONNECTIONS = 16;
const MOST_TIMES = 3;

const database = await startDatabase();
const ratios: number[] = [];
try {
  await fill(database.url, TOKENS);
  const owner = await addOwner(database.url, 'owner', TOKENS);
  const server = await startLatchkey(database);
  const request = contenders.find(({ name }) => name === 'latchkey')?.request ?? '';
  const order = {
    port: server.port,
    connections: CONNECTIONS,
    kind: 'good',
    tokens: TOKENS,
    request,
  } as const;
  const load = () => runLoad({ ...order, warmUpSeconds: 2, seconds: 5 }, () => undefined);
  try {
    for (let round = 1; round <= ROUNDS; round++) {
      const alone = await load();
      const people = startPeople(server.url, owner.cookie);
      const beside = await load();
      const { pages, milliseconds } = await people.stop();
      ratios.push(beside.p99 / alone.p99);
      console.log(
        `Alone ${alone.perSecond.toFixed(0)}/s, p99 ${alone.p99.toFixed(1)} ms; ` +
          `beside ${PEOPLE} people ${beside.perSecond.toFixed(0)}/s, p99 ${beside.p99.toFixed(1)} ms ` +
          `(${pages} pages, first byte ${milliseconds.toFixed(0)} ms).`,
      );
    }
  } finally {
    await server.stop();
  }
} finally {
  await database.stop();
}
const ratio = median(ratios);
console.log(`With ${PEOPLE} people on the pages, verify's p99 is ${ratio.toFixed(1)} times as long.`);
process.exit(ratio <= MOST_TIMES ? 0 : 1);

/** People who each ask for a page, read for half a second, and ask for another. */
function startPeople(url: string, cookie: string) {
  const agent = new Agent({ keepAlive: true });
  const times: number[] = [];
  let over = false;
  const person = async () => {
    while (!over) {
      const page = 1 + Math.floor(Math.random() * (TOKENS / 20));
      times.push(await firstByte(`${url}/tokens?page=${page}`, agent, { cookie }));
      await pause(500);
    }
  };
  const all = Promise.all(Array.from({ length: PEOPLE }, person));
  const stop = async () => {
    over = true;
    await all;
    agent.destroy();
    return { pages: times.length, milliseconds: median(times) };
  };
  return { stop };
}
