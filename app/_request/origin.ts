import { headers } from 'next/headers';
import { config } from '@/lib/config';
import { foreignFormSentence, isOwnOrigin } from '@/lib/own-origin';

/** Refuses a form that another site sent (CSRF). The front refuses it first; this holds where there is none. */
export async function assertOwnOrigin(): Promise<void> {
  if (!(await isOwnForm())) throw new Error(foreignFormSentence(config().PUBLIC_URL));
}

/** Whether this request's form came from a page of ours. */
export async function isOwnForm(): Promise<boolean> {
  const sent = await headers();
  const source = {
    origin: sent.get('origin'),
    site: sent.get('sec-fetch-site'),
    host: sent.get('host'),
    https: sent.get('x-forwarded-proto')?.split(',', 1)[0]?.trim() === 'https',
  };
  return isOwnOrigin(source, config().PUBLIC_URL);
}
