import { headers } from 'next/headers';
import { askedOf } from '@/app/_request/origin';
import { ownUrl } from '@/lib/address/own-address';
import { ownOrigin } from '@/lib/address/own-origin';
import { config } from '@/lib/config';

/** The address of this server as the visitor knows it, without a slash at the end; for lines to copy. */
export async function publicUrl(): Promise<string> {
  return config().PUBLIC_URL ?? ownOrigin(askedOf(await headers())) ?? ownUrl();
}
