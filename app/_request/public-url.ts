import { headers } from 'next/headers';
import { askedOf } from '@/app/_request/origin';
import { config } from '@/lib/config';
import { ownOrigin } from '@/lib/own-origin';

/** The address of this server as the visitor knows it, without a slash at the end; for lines to copy. */
export async function publicUrl(): Promise<string> {
  const { PUBLIC_URL } = config();
  if (PUBLIC_URL) return PUBLIC_URL.replace(/\/$/, '');
  return ownOrigin(askedOf(await headers())) ?? 'http://localhost';
}
