import { headers } from 'next/headers';
import { deviceCookie } from '@/app/_session/device';
import type { Visitor } from '@/lib/accounts/sessions';

/** Where the request came from. The server sets the address header and drops any that a client sends. */
export async function visitor(): Promise<Visitor> {
  const sent = await headers();
  return {
    address: sent.get('x-latchkey-address'),
    userAgent: sent.get('user-agent'),
    device: await deviceCookie(),
    unlistedProxy: sent.has('x-latchkey-unlisted-proxy'),
  };
}
