import { setTimeout as pause } from 'node:timers/promises';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { config, setConfig } from '@/lib/config';
import { db } from '@/lib/db/client';
import { closeConnections } from '@/lib/db/close';
import { lookUp } from '@/lib/db/lookup/lookup';
import { isDatabaseUnavailable } from '@/lib/db/unavailable';
import { writeUses } from '@/lib/db/use-writer';
import { Relay } from '@/lib/testing/relay';

/** Within this every question ends, with an answer or an error, whatever the network does. */
const BOUND_MS = 10_000;

const ways: [string, () => Promise<unknown>][] = [
  ['a model call', () => db().account.count()],
  ['raw SQL', () => db().$queryRaw`SELECT 1`],
  ['a transaction', () => db().$transaction((tx) => tx.account.count())],
  ['a look-up', () => lookUp('ab'.repeat(32))],
  [
    'the writer of last uses',
    () => writeUses([{ id: crypto.randomUUID(), at: 1, address: null }], { evenWithinTheMinute: true }),
  ],
];

let relay: Relay;
let direct: string;

beforeAll(async () => {
  direct = config().DATABASE_URL ?? '';
  relay = await Relay.to(direct);
  setConfig({ DATABASE_URL: relay.url });
});
afterAll(async () => {
  await closeConnections();
  await relay.close();
  setConfig({ DATABASE_URL: direct });
});

/** How a question ended: with an answer, as unavailable, or otherwise; and how long it took. */
async function outcomeOf([way, ask]: (typeof ways)[number]) {
  const begun = performance.now();
  const end = await ask().then(
    () => 'answered',
    (error: unknown) => (isDatabaseUnavailable(error) ? 'unavailable' : String(error)),
  );
  return { way, end, late: performance.now() - begun > BOUND_MS };
}
const all = (end: string) => ways.map(([way]) => ({ way, end, late: false }));
const askAll = () => Promise.all(ways.map(outcomeOf));

test('a network that goes silent three times: unavailable within ten seconds, and all answers when it is back', async () => {
  for (let round = 1; round <= 3; round++) {
    expect(await askAll()).toEqual(all('answered'));
    relay.silence();
    expect(await askAll()).toEqual(all('unavailable'));
    relay.speak();
    expect(await untilAllAnswer()).toBe(true);
  }
}, 120_000);

test('a silence in which only the statements got lost is noticed as well', async () => {
  relay.silence();
  const asked = askAll();
  while (relay.lost < ways.length) await pause(5);
  relay.speak();
  expect(await asked).toEqual(all('unavailable'));
  expect(await askAll()).toEqual(all('answered'));
}, 30_000);

test('a statement may take longer than it takes to notice a silent network', async () => {
  const [row] = await db().$queryRaw<{ done: number }[]>`SELECT 1 AS done FROM pg_sleep(4)`;
  expect(row?.done).toBe(1);
}, 30_000);

test('closing does not wait for a network that is silent', async () => {
  await askAll();
  relay.silence();
  const begun = performance.now();
  await closeConnections();
  expect(performance.now() - begun).toBeLessThan(BOUND_MS);
  relay.speak();
});

/** Asks until every way answers; false when one needs longer than the bound, or fails in another way. */
async function untilAllAnswer(): Promise<boolean> {
  const end = performance.now() + BOUND_MS;
  while (performance.now() < end) {
    const outcomes = await askAll();
    if (outcomes.every((outcome) => outcome.end === 'answered')) return true;
    if (outcomes.some((outcome) => outcome.end !== 'unavailable' && outcome.end !== 'answered')) return false;
    await pause(100);
  }
  return false;
}
