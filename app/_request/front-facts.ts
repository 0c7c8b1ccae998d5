import { headers } from 'next/headers';
import { frontMark, isFrontMark, MARK_HEADER } from '@/lib/front-mark';

/** What our own front says of a request. */
export type FrontFacts = {
  requestId: string;
  /** The client's address, as the front or a trusted proxy saw it. */
  address: string | null;
  /** What was asked for, with its query. */
  path: string | null;
  /** Whether a proxy handed it on that TRUSTED_PROXIES does not list. */
  unlistedProxy: boolean;
};

/** What the front says of a request with these headers; null when they do not come from our front. */
export function readFrontFacts(sent: Headers): FrontFacts | null {
  if (!isFrontMark(sent.get(MARK_HEADER))) return null;
  return {
    requestId: sent.get('x-latchkey-request-id') ?? '',
    address: sent.get('x-latchkey-address'),
    path: sent.get('x-latchkey-path'),
    unlistedProxy: sent.has('x-latchkey-unlisted-proxy'),
  };
}

/** What the front says of the request that is being answered. Nobody else is believed. */
export async function frontFacts(): Promise<FrontFacts | null> {
  return readFrontFacts(await headers());
}

/** Refuses a page to a request that came past our front, which alone gives it a policy and a nonce. */
export async function assertThroughFront(): Promise<void> {
  if (frontMark() && !(await frontFacts())) throw new Error('A request for a page came past the front.');
}
