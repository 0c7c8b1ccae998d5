import { headers } from 'next/headers';
import { deviceCookie } from '@/app/_session/device';
import { told } from '@/app/_session/told';
import type { Visitor } from '@/lib/accounts/sessions';

/** Where the request came from, as far as our own front says so. */
export async function visitor(): Promise<Visitor> {
  const facts = await told();
  return {
    address: facts?.address ?? null,
    userAgent: (await headers()).get('user-agent'),
    device: await deviceCookie(),
    unlistedProxy: facts?.unlistedProxy ?? false,
  };
}
