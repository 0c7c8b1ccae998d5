import { headers } from 'next/headers';
import { frontFacts } from '@/app/_request/front-facts';
import { deviceCookie } from '@/app/_request/session/device';
import type { Visitor } from '@/lib/accounts/sessions/sessions';

/** Where the request came from, as far as our own front says so. */
export async function visitor(): Promise<Visitor> {
  const facts = await frontFacts();
  return {
    address: facts?.address ?? null,
    userAgent: (await headers()).get('user-agent'),
    device: await deviceCookie(),
    unlistedProxy: facts?.unlistedProxy ?? false,
  };
}
