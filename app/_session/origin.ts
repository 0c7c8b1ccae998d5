import { headers } from 'next/headers';
import { config } from '@/lib/config';

/**
 * Refuses a form that another site sent (CSRF). Next compares Origin and Host too; this holds where
 * that check is off, and also where a browser sends no Origin at all.
 */
export async function assertOwnOrigin(): Promise<void> {
  const sent = await headers();
  const origin = sent.get('origin');
  if (!origin || !isOwnOrigin(origin, sent.get('host'), config().PUBLIC_URL)) {
    throw new Error('This form was not sent from a page of this server.');
  }
}

/** Whether `origin` is that of PUBLIC_URL, or has the host that was asked for. */
export function isOwnOrigin(origin: string, host: string | null, publicUrl: string | undefined): boolean {
  if (!URL.canParse(origin)) return false;
  const from = new URL(origin);
  if (publicUrl && from.origin === new URL(publicUrl).origin) return true;
  return from.host === host && /^https?:$/.test(from.protocol);
}
