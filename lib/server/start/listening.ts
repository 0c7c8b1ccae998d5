import { isLoopback } from '@/lib/address/host';
import type { Config } from '@/lib/config';

/** What the start prints of the addresses it listens on: which, for whom, and because of what setting. */
export function listeningOn(
  settings: Pick<Config, 'HOST' | 'PORT' | 'SECOND_PORT' | 'TLS_CERT'>,
  hostIsSet: boolean,
): string {
  const { HOST, PORT, SECOND_PORT, TLS_CERT } = settings;
  const host = HOST.includes(':') ? `[${HOST}]` : HOST;
  const where = [PORT, SECOND_PORT].filter((port) => port !== undefined).map((port) => `${host}:${port}`);
  const whom = isLoopback(HOST) ? 'for this machine alone' : 'for other machines as well';
  return `Listening on ${where.join(' and ')}, ${whom}: ${because(HOST, TLS_CERT, hostIsSet)}`;
}

function because(host: string, tls: string | undefined, hostIsSet: boolean): string {
  if (hostIsSet) return 'HOST says so.';
  if (tls) return 'TLS_CERT is set.';
  if (!isLoopback(host)) return 'PUBLIC_URL is an https address.';
  return 'neither TLS_CERT nor an https PUBLIC_URL is set. HOST=0.0.0.0 lets other machines in, unencrypted.';
}
