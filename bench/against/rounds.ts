import { Agent } from 'node:http';
import type { Product, Side } from '@/bench/against/product';
import { firstByte } from '@/bench/foundation/first-byte';
import { median } from '@/bench/foundation/statistics';
import { measure } from '@/bench/load/measure';
import { inRandomOrder } from '@/bench/load/random-order';

/** One thing that is compared, in one round. `figure` is what less is better of: milliseconds, or CPU seconds. */
export type Sample = { what: What; round: number; side: Side; figure: number };

const CONNECTIONS = [64, 1] as const;
export type What =
  | `verify, ${(typeof CONNECTIONS)[number]} connections: ${'time' | 'CPU'}`
  | 'tokens page: first byte';

/** Measures both products in every case of one round, in random order, one right after the other. */
export async function measureRound(
  products: readonly Product[],
  { round, seconds, loads }: { round: number; seconds: number; loads: number },
): Promise<Sample[]> {
  const samples: Sample[] = [];
  for (const connections of inRandomOrder(CONNECTIONS)) {
    for (const { side, entrant } of inRandomOrder(products)) {
      const one = await measure(entrant, { kind: 'good', connections, seconds, round });
      if (Object.keys(one.statuses).some((status) => status !== '200'))
        throw new Error(`Not every good token passed: ${JSON.stringify(one.statuses)}`);
      const name = `verify, ${connections} connections` as const;
      samples.push(
        { what: `${name}: time`, round, side, figure: 1000 / one.perSecond },
        { what: `${name}: CPU`, round, side, figure: one.serverCpu + one.databaseCpu },
      );
    }
  }
  for (const [side, figure] of await pages(products, loads))
    samples.push({ what: 'tokens page: first byte', round, side, figure });
  return samples;
}

const WARM_UP = 5;

/** The median first byte of each, whose loads alternate, so that whatever else the machine does falls on both. */
async function pages(products: readonly Product[], loads: number): Promise<[Side, number][]> {
  const agents = new Map(products.map(({ side }) => [side, new Agent({ keepAlive: true, maxSockets: 1 })]));
  const times = new Map<Side, number[]>(products.map(({ side }) => [side, []]));
  for (let load = -WARM_UP; load < loads; load++) {
    for (const { side, url, cookie } of inRandomOrder(products)) {
      const time = await firstByte(`${url}/tokens`, agents.get(side) as Agent, { cookie });
      if (load >= 0) times.get(side)?.push(time);
    }
  }
  for (const agent of agents.values()) agent.destroy();
  return [...times].map(([side, all]) => [side, median(all)]);
}
