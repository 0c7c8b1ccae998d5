import { createHash, timingSafeEqual } from 'node:crypto';
import type { ReadableHeaders } from '@/lib/api/credentials';
import { config } from '@/lib/config';
import { isLoopback } from '@/lib/host';

/**
 * Whether metrics may be shown: to programs on this machine, and to whoever sends METRICS_TOKEN.
 * `address` is the client's, as the server or a trusted proxy saw it.
 */
export function mayReadMetrics(address: string | null, headers: ReadableHeaders): boolean {
  if (address && isLoopback(address) && cameStraight(headers)) return true;
  const { METRICS_TOKEN } = config();
  const sent = /^bearer +(\S+)$/i.exec(headers.get('authorization') ?? '')?.[1];
  return METRICS_TOKEN !== undefined && sent !== undefined && areEqual(sent, METRICS_TOKEN);
}

/** Through a proxy on this machine that is not trusted, everybody has its address; it gives itself away. */
function cameStraight(headers: ReadableHeaders): boolean {
  if (headers.get('forwarded') || headers.get('x-real-ip')) return false;
  const hops = headers.get('x-forwarded-for');
  return !hops || hops.split(',').every((hop) => isLoopback(hop.trim()));
}

/** In a time that says nothing of where they differ. */
function areEqual(one: string, other: string): boolean {
  return timingSafeEqual(digest(one), digest(other));
}

function digest(text: string): Buffer {
  return createHash('sha256').update(text).digest();
}
