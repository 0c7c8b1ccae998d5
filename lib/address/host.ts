import { isIPv4 } from 'node:net';

/** Every address of this machine, and this machine alone. */
const EVERYWHERE = '0.0.0.0';
const LOOPBACK = '127.0.0.1';

/** Where to listen when HOST is not set: on this machine alone, unless people are known to come by HTTPS. */
export function defaultHost({ TLS_CERT, PUBLIC_URL }: { TLS_CERT?: string; PUBLIC_URL?: string }): string {
  return TLS_CERT || PUBLIC_URL?.startsWith('https:') ? EVERYWHERE : LOOPBACK;
}

/** Whether only this machine can reach what listens on `host`, a name or an address, in brackets or not. */
export function isLoopback(host: string): boolean {
  return host === 'localhost' || /^\[?::1\]?$/.test(host) || (isIPv4(host) && host.startsWith('127.'));
}

/** Whether nobody but this machine's own users can be expected, so far as the settings tell. */
export function isForThisMachineAlone(settings: {
  HOST: string;
  PUBLIC_URL?: string;
  TRUSTED_PROXIES: string[];
}): boolean {
  const { HOST, PUBLIC_URL, TRUSTED_PROXIES } = settings;
  const proxied = TRUSTED_PROXIES.length > 0 || (PUBLIC_URL && !isLoopback(new URL(PUBLIC_URL).hostname));
  return isLoopback(HOST) && !proxied;
}
