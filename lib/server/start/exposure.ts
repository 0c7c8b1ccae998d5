import { config } from '@/lib/config';
import { trustedProxies } from '@/lib/server/http/client-address';
import type { Exposure } from '@/lib/server/pages/page-request';

/** The address under which people reach this server. */
export function ownUrl(): string {
  const { PUBLIC_URL, PORT, TLS_CERT } = config();
  return PUBLIC_URL ?? `${TLS_CERT ? 'https' : 'http'}://localhost:${PORT}`;
}

/** What the settings say of the way a request takes to this server. Throws BadSetting. */
export function exposure(dev: boolean): Exposure {
  const { TRUSTED_PROXIES, TLS_CERT } = config();
  return {
    trusted: trustedProxies(TRUSTED_PROXIES),
    https: ownUrl().startsWith('https:') || Boolean(TLS_CERT),
    dev,
  };
}
