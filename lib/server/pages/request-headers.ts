import type { IncomingHttpHeaders } from 'node:http';
import { namedByConnection } from '@/lib/server/http/hop-by-hop';

/** All that pages read of what a browser sends. Framing is not among it: the hand-over makes its own. */
const FROM_ANYBODY = [
  'host',
  'user-agent',
  'cookie',
  // Next compresses and names its types by these; static files answer 304 by the last three.
  'accept',
  'accept-encoding',
  'cache-control',
  'if-modified-since',
  'if-none-match',
  // Forms and server actions: what the body is, and which site sent it.
  'content-type',
  'origin',
  'referer',
  'sec-fetch-dest',
  'sec-fetch-mode',
  'sec-fetch-site',
  'next-action',
  // React Server Components.
  'rsc',
  'next-router-prefetch',
  'next-router-segment-prefetch',
  'next-router-state-tree',
  'next-url',
] as const;

/** What Next's development tools send besides. */
const IN_DEVELOPMENT = [
  'next-hmr-refresh',
  'next-router-instant-prefetch',
  'x-nextjs-html-request-id',
  'x-nextjs-request-id',
] as const;

/** The headers of a request that pages may see, in lower case and each once. */
export function headersForPages(
  sent: IncomingHttpHeaders,
  { dev }: { dev: boolean },
): Record<string, string> {
  const hopByHop = namedByConnection([['connection', sent.connection ?? '']]);
  const names: readonly string[] = [...FROM_ANYBODY, ...(dev ? IN_DEVELOPMENT : [])];
  const kept: Record<string, string> = {};
  for (const name of names) {
    const value = sent[name];
    // A client may declare a header to be for this connection only, but not take away the host.
    if (value === undefined || (hopByHop.has(name) && name !== 'host')) continue;
    kept[name] = typeof value === 'string' ? value : value.join(', ');
  }
  return kept;
}
