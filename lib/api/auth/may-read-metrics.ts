import { createHash, timingSafeEqual } from 'node:crypto';
import { isLoopback } from '@/lib/address/host';
import type { ReadableHeaders } from '@/lib/api/auth/credentials';
import { config } from '@/lib/config';

/**
 * Whether metrics may be shown: to programs on this machine, and to whoever sends METRICS_TOKEN.
 * `address` is the client's, as the server or a trusted proxy saw it.
 */
export function mayReadMetrics(address: string | null, headers: ReadableHeaders): boolean {
  if (address && isLoopback(address) && isForLoopback(headers) && cameStraight(headers)) return true;
  const { METRICS_TOKEN } = config();
  const sent = /^bearer +(\S+)$/i.exec(headers.get('authorization') ?? '')?.[1];
  return METRICS_TOKEN !== undefined && sent !== undefined && areEqual(sent, METRICS_TOKEN);
}

/**
 * Whether it was sent to a name of this machine itself. What a proxy hands on is mostly for the name that people
 * type, and so is what a web page makes a browser on this machine ask (DNS rebinding).
 */
function isForLoopback(headers: ReadableHeaders): boolean {
  const host = headers.get('host');
  return !host || (URL.canParse(`http://${host}`) && isLoopback(new URL(`http://${host}`).hostname));
}

/** What proxies say of themselves and of whom they ask for. */
const SAID_BY_PROXIES = ['forwarded', 'via', 'x-real-ip', 'x-forwarded-host', 'x-forwarded-proto'];

/** Through a proxy on this machine that is not trusted, everybody has its address; it gives itself away. */
function cameStraight(headers: ReadableHeaders): boolean {
  if (SAID_BY_PROXIES.some((name) => headers.get(name))) return false;
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
