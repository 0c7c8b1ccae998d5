import { type Finding, good, warning, wrong } from '@/lib/cli/doctor/finding';
import { BadSetting, config } from '@/lib/config';
import { trustedProxies } from '@/lib/server/http/client-address';

/** Whether the settings can be used at all; nothing else can be looked at when not. */
export function checkSettings(): Finding {
  try {
    trustedProxies(config().TRUSTED_PROXIES);
    return good('settings', `All settings can be used. Server time is ${config().SERVER_TIME_ZONE}.`);
  } catch (error) {
    if (!(error instanceof BadSetting)) throw error;
    return wrong('settings', error.message, 'Fix these variables in the environment of the server.');
  }
}

/** Whether people and proxies reach the server as it believes. */
export function checkPublicUrl(): Finding[] {
  const about = 'public address';
  const { PUBLIC_URL, TLS_CERT, TRUSTED_PROXIES } = config();
  if (!PUBLIC_URL) {
    return [
      warning(
        about,
        'PUBLIC_URL is not set, so links and cookies are made for localhost.',
        'Set PUBLIC_URL to the address that people type, for example https://tokens.example.com.',
      ),
    ];
  }
  const { protocol, hostname } = new URL(PUBLIC_URL);
  const local = ['localhost', '127.0.0.1', '[::1]'].includes(hostname);
  if (protocol === 'http:' && !local) {
    return [
      wrong(
        about,
        `${PUBLIC_URL} is not encrypted: passwords and secrets travel in clear.`,
        'Serve HTTPS by TLS_CERT and TLS_KEY or behind a proxy, and set PUBLIC_URL to the https address.',
      ),
    ];
  }
  if (protocol === 'https:' && !TLS_CERT && TRUSTED_PROXIES.length === 0) {
    return [
      warning(
        about,
        'HTTPS ends at a proxy whose word is not taken, so every client seems to have the address of the proxy.',
        'Set TRUSTED_PROXIES to the address of the proxy.',
      ),
    ];
  }
  return [good(about, PUBLIC_URL)];
}

/** Where the key that signs session cookies comes from. */
export function checkAuthSecret(kept: boolean): Finding {
  if (config().AUTH_SECRET) return good('AUTH_SECRET', 'Set in the environment.');
  return good(
    'AUTH_SECRET',
    kept
      ? 'Kept in the database, so that all replicas agree.'
      : 'Will be made at the first start and kept in the database.',
  );
}
