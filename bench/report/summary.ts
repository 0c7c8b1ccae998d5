import { median } from '@/bench/foundation/statistics';
import type { Sample } from '@/bench/load/measure';
import type { Kind } from '@/bench/load/secrets';

/** What all rounds say of one contender in one case: medians, and ratios to the ceiling of the same round. */
export type Row = {
  contender: string;
  kind: Kind;
  connections: number;
  perSecond: number;
  ofCeiling: number;
  p50: number;
  p99: number;
  p99OfCeiling: number;
  p999: number;
  serverCpu: number;
  databaseCpu: number;
  megabytes: number;
};

const BASE = 'ceiling';

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
  const middle = (figure: (sample: Sample) => number) => median(group.map(figure));
  const toCeiling = (figure: (sample: Sample) => number) =>
    middle((sample) => {
      const ceiling = all.find(
        (other) =>
          other.contender === BASE &&
          other.round === sample.round &&
          other.kind === kind &&
          other.connections === connections,
      );
      return ceiling ? figure(sample) / figure(ceiling) : Number.NaN;
    });
  return {
    contender,
    kind,
    connections,
    perSecond: middle((sample) => sample.perSecond),
    ofCeiling: toCeiling((sample) => sample.perSecond),
    p50: middle((sample) => sample.p50),
    p99: middle((sample) => sample.p99),
    p99OfCeiling: toCeiling((sample) => sample.p99),
    p999: middle((sample) => sample.p999),
    serverCpu: middle((sample) => sample.serverCpu),
    databaseCpu: middle((sample) => sample.databaseCpu),
    megabytes: middle((sample) => sample.megabytes),
  };
}
