import { markdownTable } from '@/bench/report/markdown-table';
import type { Ratio, Row } from '@/bench/report/summary';

const HEAD = [
  'contender',
  'tokens sent',
  'connections',
  'verifies/s',
  '× ceiling',
  'Latchkey × it',
  'p50 ms',
  'p99 ms',
  'p99 × ceiling',
  'p99.9 ms',
  'server CPU s/million',
  'database CPU s/million',
  'both afterwards',
  'server MB',
];

/** The rows as a Markdown table. */
export function table(rows: readonly Row[]): string {
  const cells = rows.map((row) => [
    row.contender,
    row.kind,
    String(row.connections),
    row.perSecond.toFixed(0),
    told(row.ofCeiling, 2),
    told(row.latchkeyTimes, 1),
    row.p50.toFixed(2),
    row.p99.toFixed(2),
    told(row.p99OfCeiling, 1),
    row.p999.toFixed(2),
    row.serverCpu.toFixed(0),
    row.databaseCpu.toFixed(0),
    row.afterwardsCpu.toFixed(0),
    row.megabytes.toFixed(0),
  ]);
  return markdownTable(HEAD, cells, 2);
}

function told({ middle, least, most }: Ratio, digits: number): string {
  const [one, from, to] = [middle, least, most].map((value) => value.toFixed(digits));
  return from === to ? `${one}` : `${one} (${from} to ${to})`;
}
