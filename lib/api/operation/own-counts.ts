import { monitorEventLoopDelay } from 'node:perf_hooks';
import { lookupStatistics } from '@/lib/db/lookup/lookup';
import type { Counts } from '@/lib/metrics/counts';
import { requestSeries } from '@/lib/metrics/request-series';
import { verdictCounts } from '@/lib/tokens/verify-token-tally';

const loopDelay = monitorEventLoopDelay({ resolution: 20 });
loopDelay.enable();
const startedAt = Date.now() / 1000 - process.uptime();

/** The counts of this process. */
export function ownCounts(): Counts {
  const { user, system } = process.cpuUsage();
  const { rss, heapUsed } = process.memoryUsage();
  return {
    processes: 1,
    requests: [...requestSeries().values()],
    verdicts: verdictCounts(),
    cpuSeconds: (user + system) / 1e6,
    startedAt,
    now: { ...lookupStatistics(), residentBytes: rss, heapBytes: heapUsed },
    loopDelaySeconds: loopDelay.percentile(99) / 1e9,
  };
}
