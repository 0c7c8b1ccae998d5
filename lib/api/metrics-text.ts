import { monitorEventLoopDelay } from 'node:perf_hooks';
import { BUCKETS, requestSeries } from '@/lib/api/metrics';
import { lookupStatistics } from '@/lib/db/lookup';
import { verdictCounts } from '@/lib/tokens/verify-token-tally';

const loopDelay = monitorEventLoopDelay({ resolution: 20 });
loopDelay.enable();
const startedAt = Date.now() / 1000 - process.uptime();

/** Everything this process counts, in the text form of Prometheus. */
export function metricsText(): string {
  return [...requestLines(), ...verdictLines(), ...lookupLines(), ...processLines(), ''].join('\n');
}

function requestLines(): string[] {
  const lines = heading(
    'latchkey_http_request_duration_seconds',
    'histogram',
    'Answered API requests by route, method and status.',
  );
  for (const { route, method, status, count, seconds, buckets } of requestSeries().values()) {
    const labels = `route="${route}",method="${method}",status="${status}"`;
    let sum = 0;
    BUCKETS.forEach((bound, at) => {
      sum += buckets[at] ?? 0;
      lines.push(`latchkey_http_request_duration_seconds_bucket{${labels},le="${bound}"} ${sum}`);
    });
    lines.push(`latchkey_http_request_duration_seconds_bucket{${labels},le="+Inf"} ${count}`);
    lines.push(`latchkey_http_request_duration_seconds_sum{${labels}} ${seconds.toFixed(6)}`);
    lines.push(`latchkey_http_request_duration_seconds_count{${labels}} ${count}`);
  }
  return lines;
}

function verdictLines(): string[] {
  const counts = Object.entries(verdictCounts()).map(
    ([code, count]) => `latchkey_verifications_total{code="${code}"} ${count}`,
  );
  return [
    ...heading(
      'latchkey_verifications_total',
      'counter',
      'Verified secrets by verdict; “undecided” while the database did not answer.',
    ),
    ...counts,
  ];
}

function lookupLines(): string[] {
  const { open, busy, waiting } = lookupStatistics();
  return [
    ...gauge('latchkey_lookup_connections_open', 'Database connections that verification holds.', open),
    ...gauge('latchkey_lookup_connections_busy', 'Those of them that a batch is on.', busy),
    ...gauge('latchkey_lookup_waiting', 'Secrets that wait for a free connection.', waiting),
  ];
}

function processLines(): string[] {
  const { user, system } = process.cpuUsage();
  const memory = process.memoryUsage();
  return [
    ...heading('process_cpu_seconds_total', 'counter', 'Processor time used.'),
    `process_cpu_seconds_total ${((user + system) / 1e6).toFixed(6)}`,
    ...gauge('process_start_time_seconds', 'When the process started, as Unix time.', startedAt.toFixed(3)),
    ...gauge('process_resident_memory_bytes', 'Memory held.', memory.rss),
    ...gauge('nodejs_heap_size_used_bytes', 'Heap in use.', memory.heapUsed),
    ...gauge(
      'nodejs_eventloop_lag_p99_seconds',
      'Event loop delay, 99th percentile since the start.',
      (loopDelay.percentile(99) / 1e9).toFixed(6),
    ),
  ];
}

function gauge(name: string, help: string, value: number | string): string[] {
  return [...heading(name, 'gauge', help), `${name} ${value}`];
}

function heading(name: string, type: string, help: string): string[] {
  return [`# HELP ${name} ${help}`, `# TYPE ${name} ${type}`];
}
