import { isHttps } from '@/lib/address/own-address';
import { config } from '@/lib/config';
import { trustedProxies } from '@/lib/server/http/client-address';
import type { Exposure } from '@/lib/server/pages/page-request';

/** What the settings say of the way a request takes to this server. Throws BadSetting. */
export function exposure(dev: boolean): Exposure {
  return { trusted: trustedProxies(config().TRUSTED_PROXIES), https: isHttps(), dev };
}
