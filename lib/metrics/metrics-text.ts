import type { Counts } from '@/lib/metrics/counts';
import { BUCKETS } from '@/lib/metrics/request-series';

/** These counts in the text form of Prometheus. */
export function metricsText(counts: Counts): string {
  return [
    ...requestLines(counts),
    ...verdictLines(counts),
    ...lookupLines(counts),
    ...processLines(counts),
    '',
  ].join('\n');
}

function requestLines({ requests }: Counts): string[] {
  const lines = heading(
    'latchkey_http_request_duration_seconds',
    'histogram',
    'Answered API requests by route, method and status.',
  );
  for (const { route, method, status, count, seconds, buckets } of requests) {
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

function verdictLines({ verdicts }: Counts): string[] {
  const counts = Object.entries(verdicts).map(
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

function lookupLines({ now: { open, busy, waiting } }: Counts): string[] {
  return [
    ...gauge('latchkey_lookup_connections_open', 'Database connections that verification holds.', open),
    ...gauge('latchkey_lookup_connections_busy', 'Those of them that a batch is on.', busy),
    ...gauge('latchkey_lookup_waiting', 'Secrets that wait for a free connection.', waiting),
  ];
}

function processLines({ processes, cpuSeconds, startedAt, now, loopDelaySeconds }: Counts): string[] {
  return [
    ...gauge(
      'latchkey_workers',
      'Processes that answer requests; all else here is of them together.',
      processes,
    ),
    ...heading('process_cpu_seconds_total', 'counter', 'Processor time used.'),
    `process_cpu_seconds_total ${cpuSeconds.toFixed(6)}`,
    ...gauge('process_start_time_seconds', 'When the first started, as Unix time.', startedAt.toFixed(3)),
    ...gauge('process_resident_memory_bytes', 'Memory held.', now.residentBytes),
    ...gauge('nodejs_heap_size_used_bytes', 'Heap in use.', now.heapBytes),
    ...gauge(
      'nodejs_eventloop_lag_p99_seconds',
      'Event loop delay of the slowest, 99th percentile since the start.',
      loopDelaySeconds.toFixed(6),
    ),
  ];
}

function gauge(name: string, help: string, value: number | string): string[] {
  return [...heading(name, 'gauge', help), `${name} ${value}`];
}

function heading(name: string, type: string, help: string): string[] {
  return [`# HELP ${name} ${help}`, `# TYPE ${name} ${type}`];
}
