import { BlockList, isIP } from 'node:net';
import { BadSetting } from '@/lib/config';

/** The proxies whose word is taken, from entries such as `10.0.0.0/8`, `::1` or `192.0.2.7`. Throws BadSetting. */
export function trustedProxies(entries: readonly string[]): BlockList {
  const list = new BlockList();
  for (const entry of entries) addEntry(list, entry);
  return list;
}

/** Longer than any address with its port, quotes and spaces. */
const LONGEST = 100;
/** How many proxies a request may have come through. What stands further left is not looked at. */
const MOST_HOPS = 20;

/**
 * The address a request came from. `X-Forwarded-For` counts only when a trusted proxy sent it, and is
 * read from the right: each proxy adds whom it saw, and everything left of the first stranger may be made up.
 */
export function clientAddress(
  remote: string | undefined,
  forwardedFor: string | undefined,
  trusted: BlockList,
): string | null {
  let client = plainAddress(remote ?? '');
  let rest = forwardedFor ?? '';
  for (let hop = 0; hop < MOST_HOPS && client && rest && isTrusted(client, trusted); hop++) {
    const comma = rest.lastIndexOf(',');
    const next = plainAddress(rest.slice(comma + 1));
    // A hop that is no address: the last one that was believed stands.
    if (!next) break;
    client = next;
    rest = rest.slice(0, Math.max(comma, 0));
  }
  return client;
}

/** Whether `address` is a proxy whose word is taken. */
export function isTrusted(address: string, trusted: BlockList): boolean {
  return trusted.check(address, isIP(address) === 6 ? 'ipv6' : 'ipv4');
}

/** The bare address of `1.2.3.4:5`, `[::1]:80`, `fe80::1%eth0` and `::ffff:1.2.3.4`; null when it is none. */
export function plainAddress(text: string): string | null {
  if (text.length > LONGEST) return null;
  const trimmed = text.trim().replace(/^"(.*)"$/, '$1');
  const bare =
    trimmed.match(/^\[(.+)\](?::\d+)?$/)?.[1] ?? trimmed.match(/^(\d+\.\d+\.\d+\.\d+):\d+$/)?.[1] ?? trimmed;
  const address = bare
    .replace(/%.*$/, '')
    .replace(/^::ffff:(\d+\.\d+\.\d+\.\d+)$/i, '$1')
    .toLowerCase();
  return isIP(address) ? address : null;
}

function addEntry(list: BlockList, entry: string): void {
  const [address = '', length] = entry.split('/');
  const version = isIP(address);
  const bits = length === undefined ? (version === 6 ? 128 : 32) : Number(length);
  try {
    if (!version || length === '' || !Number.isInteger(bits)) throw new Error();
    list.addSubnet(address, bits, version === 6 ? 'ipv6' : 'ipv4');
  } catch {
    throw new BadSetting(`TRUSTED_PROXIES: "${entry}" is no address and no network such as 10.0.0.0/8`);
  }
}
