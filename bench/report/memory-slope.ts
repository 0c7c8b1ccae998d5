export type MemorySample = { minute: number; megabytes: number };

/** MB a minute over the last two thirds: the line that fits the samples best. */
export function slopeAfterWarmUp(samples: readonly MemorySample[]): number {
  const end = samples.at(-1)?.minute ?? 0;
  const late = samples.filter(({ minute }) => minute >= end / 3);
  const mean = (figure: (sample: MemorySample) => number) =>
    late.reduce((sum, sample) => sum + figure(sample), 0) / late.length;
  const [middle, level] = [mean(({ minute }) => minute), mean(({ megabytes }) => megabytes)];
  const together = mean(({ minute, megabytes }) => (minute - middle) * (megabytes - level));
  return together / mean(({ minute }) => (minute - middle) ** 2);
}

/** The first sample of each minute, and the last of all when it is not of the same half minute. */
export function atMinutes(samples: readonly MemorySample[]): MemorySample[] {
  const first = samples.filter(
    ({ minute }, at) => at === 0 || Math.floor(minute) > Math.floor(samples[at - 1]?.minute ?? 0),
  );
  const last = samples.at(-1);
  return last && last.minute - (first.at(-1)?.minute ?? 0) > 0.5 ? [...first, last] : first;
}
