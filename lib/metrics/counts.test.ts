import { expect, test } from 'vitest';
import { afterwards, type Counts, together } from '@/lib/metrics/counts';
import { BUCKETS } from '@/lib/metrics/request-series';

const verify = (count: number, bucket: number) => ({
  route: '/api/v1/verify',
  method: 'GET',
  status: 200,
  count,
  seconds: count / 1000,
  buckets: BUCKETS.map((_, at) => (at === bucket ? count : 0)),
});

const one: Counts = {
  processes: 1,
  requests: [verify(3, 0)],
  verdicts: { valid: 3, expired: 0 },
  cpuSeconds: 1.5,
  startedAt: 200,
  now: { open: 4, busy: 1, waiting: 7, residentBytes: 100, heapBytes: 10 },
  loopDelaySeconds: 0.02,
};
const other: Counts = {
  ...one,
  requests: [verify(2, 1), { ...verify(1, 0), status: 401 }],
  verdicts: { valid: 2, expired: 1 },
  startedAt: 100,
  loopDelaySeconds: 0.05,
};

test('counts of several processes are sums, but for the first start and the slowest event loop', () => {
  expect(together([one, other])).toEqual({
    processes: 2,
    requests: [
      { ...verify(5, 0), buckets: [3, 2, ...BUCKETS.slice(2).map(() => 0)] },
      { ...verify(1, 0), status: 401 },
    ],
    verdicts: { valid: 5, expired: 1 },
    cpuSeconds: 3,
    startedAt: 100,
    now: { open: 8, busy: 2, waiting: 14, residentBytes: 200, heapBytes: 20 },
    loopDelaySeconds: 0.05,
  });
});

test('nothing that is added up is changed by it', () => {
  const before = structuredClone([one, other]);
  together([one, other]);
  expect([one, other]).toEqual(before);
});

test('of a process that has ended what it counted stays, and what it held does not', () => {
  const all = together([one, afterwards(other)]);
  expect(all).toMatchObject({ processes: 1, now: one.now, loopDelaySeconds: 0.02 });
  expect(all.verdicts).toEqual({ valid: 5, expired: 1 });
  expect(all.cpuSeconds).toBe(3);
});
