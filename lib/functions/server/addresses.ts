import { hostname, networkInterfaces } from 'node:os';
import { config } from '@/lib/config';

/** The name that people reach this server by: that of PUBLIC_URL, or else the machine's own. */
export function publicHostname(): string {
  const { PUBLIC_URL } = config();
  return PUBLIC_URL ? new URL(PUBLIC_URL).hostname : hostname();
}

/** The machine's first IPv4 address that others can reach, or 127.0.0.1 where it has none. */
export function machineAddress(): string {
  const all = Object.values(networkInterfaces()).flatMap((addresses) => addresses ?? []);
  return all.find(({ family, internal }) => family === 'IPv4' && !internal)?.address ?? '127.0.0.1';
}
