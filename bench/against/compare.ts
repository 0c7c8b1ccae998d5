import type { Sample, What } from '@/bench/against/rounds';
import { median } from '@/bench/foundation/statistics';

export type Comparison = {
  what: What;
  this: number;
  other: number;
  /** This checkout's figure over the other's, round by round: above 1 it is slower. */
  ratios: number[];
};

/** Medians of each side, and the ratios of the same round. */
export function compare(samples: readonly Sample[]): Comparison[] {
  return [...new Set(samples.map(({ what }) => what))].sort().map((what) => {
    const of = (side: Sample['side']) =>
      samples
        .filter((one) => one.what === what && one.side === side)
        .sort((a, b) => a.round - b.round)
        .map(({ figure }) => figure);
    const [mine, others] = [of('this'), of('other')];
    return {
      what,
      this: median(mine),
      other: median(others),
      ratios: mine.map((figure, at) => figure / (others[at] ?? Number.NaN)),
    };
  });
}

/** A line of the table: median (least to most), and every round. */
export function row({ what, this: mine, other, ratios }: Comparison): string[] {
  const [least, most] = [Math.min(...ratios), Math.max(...ratios)];
  return [
    what,
    figure(mine),
    figure(other),
    `${median(ratios).toFixed(3)} (${least.toFixed(3)} to ${most.toFixed(3)})`,
    ratios.map((ratio) => ratio.toFixed(3)).join(', '),
  ];
}

function figure(value: number): string {
  return value.toFixed(value < 1 ? 4 : 1);
}
