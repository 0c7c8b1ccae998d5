import { headers } from 'next/headers';
import { type Asked, foreignFormSentence, isOwnOrigin } from '@/lib/address/own-origin';
import { config } from '@/lib/config';

/** Refuses a form that another site sent (CSRF). The front refuses it first; this holds where there is none. */
export async function assertOwnOrigin(): Promise<void> {
  const refusal = await refusalOfForm();
  if (refusal) throw new Error(refusal);
}

/** What to say about this request's form when it did not come from a page of ours; else null. */
export async function refusalOfForm(): Promise<string | null> {
  const { PUBLIC_URL } = config();
  const sent = await headers();
  const source = { ...askedOf(sent), origin: sent.get('origin'), site: sent.get('sec-fetch-site') };
  return isOwnOrigin(source, PUBLIC_URL) ? null : foreignFormSentence(source, PUBLIC_URL);
}

/** Under which scheme and host people asked for us: the front says it, once, in these two headers. */
export function askedOf(sent: Headers): Asked {
  return {
    host: sent.get('x-forwarded-host') ?? sent.get('host'),
    https: sent.get('x-forwarded-proto') === 'https',
  };
}
