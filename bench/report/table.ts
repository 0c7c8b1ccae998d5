import { markdownTable } from '@/bench/report/markdown-table';
import type { Row } from '@/bench/report/summary';

const HEAD = [
  'contender',
  'tokens sent',
  'connections',
  'verifies/s',
  '× ceiling',
  'p50 ms',
  'p99 ms',
  'p99 × ceiling',
  'p99.9 ms',
  'server CPU s/million',
  'database CPU s/million',
  'server MB',
];

/** The rows as a Markdown table. */
export function table(rows: readonly Row[]): string {
  const cells = rows.map((row) => [
    row.contender,
    row.kind,
    String(row.connections),
    row.perSecond.toFixed(0),
    row.ofCeiling.toFixed(2),
    row.p50.toFixed(2),
    row.p99.toFixed(2),
    row.p99OfCeiling.toFixed(1),
    row.p999.toFixed(2),
    row.serverCpu.toFixed(0),
    row.databaseCpu.toFixed(0),
    row.megabytes.toFixed(0),
  ]);
  return markdownTable(HEAD, cells, 2);
}
