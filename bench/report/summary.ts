import { median } from '@/bench/foundation/statistics';
import type { Sample } from '@/bench/load/measure';
import type { Kind } from '@/bench/load/secrets';

/** What all rounds say of one contender in one case: medians, and ratios to another contender of the same round. */
export type Row = {
  contender: string;
  kind: Kind;
  connections: number;
  perSecond: number;
  ofCeiling: Ratio;
  /** How many times its throughput Latchkey's is. */
  latchkeyTimes: Ratio;
  p50: number;
  p99: number;
  p99OfCeiling: Ratio;
  p999: number;
  serverCpu: number;
  databaseCpu: number;
  afterwardsCpu: number;
  megabytes: number;
};

/** Of all rounds the middle one, and the least and the most. */
export type Ratio = { middle: number; least: number; most: number };

type Figure = (sample: Sample) => number;

/** One row a case and contender, in the order in which they were measured. */
export function summarise(samples: readonly Sample[]): Row[] {
  const groups = new Map<string, Sample[]>();
  for (const sample of samples) {
    const key = `${sample.kind} ${sample.connections} ${sample.contender}`;
    groups.set(key, [...(groups.get(key) ?? []), sample]);
  }
  return [...groups.values()].map((group) => rowOf(group, samples));
}

function rowOf(group: readonly Sample[], all: readonly Sample[]): Row {
  const [{ contender, kind, connections }] = group as [Sample];
  const middle = (figure: Figure) => median(group.map(figure));
  const beside = (name: string, compare: (mine: Sample, other: Sample) => number) =>
    ratio(
      group.map((mine) => {
        const other = all.find((one) => one.contender === name && isSameCase(one, mine));
        return other ? compare(mine, other) : Number.NaN;
      }),
    );
  return {
    contender,
    kind,
    connections,
    perSecond: middle(({ perSecond }) => perSecond),
    ofCeiling: beside('ceiling', (mine, ceiling) => mine.perSecond / ceiling.perSecond),
    latchkeyTimes: beside('latchkey', (mine, latchkey) => latchkey.perSecond / mine.perSecond),
    p50: middle(({ p50 }) => p50),
    p99: middle(({ p99 }) => p99),
    p99OfCeiling: beside('ceiling', (mine, ceiling) => mine.p99 / ceiling.p99),
    p999: middle(({ p999 }) => p999),
    serverCpu: middle(({ serverCpu }) => serverCpu),
    databaseCpu: middle(({ databaseCpu }) => databaseCpu),
    afterwardsCpu: middle(({ afterwardsCpu }) => afterwardsCpu),
    megabytes: middle(({ megabytes }) => megabytes),
  };
}

function isSameCase(one: Sample, other: Sample): boolean {
  return one.round === other.round && one.kind === other.kind && one.connections === other.connections;
}

function ratio(ofRounds: readonly number[]): Ratio {
  return { middle: median(ofRounds), least: Math.min(...ofRounds), most: Math.max(...ofRounds) };
}
