import { headers } from 'next/headers';
import { config } from '@/lib/config';

/** The address of this server as the visitor knows it, without a slash at the end; for lines to copy. */
export async function publicUrl(): Promise<string> {
  const { PUBLIC_URL, TLS_CERT } = config();
  if (PUBLIC_URL) return PUBLIC_URL.replace(/\/$/, '');
  return `${TLS_CERT ? 'https' : 'http'}://${(await headers()).get('host') ?? 'localhost'}`;
}
