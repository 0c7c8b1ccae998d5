import { createHash } from 'node:crypto';
import type { Counter } from '@/lib/accounts/throttle/rules';
import { networkOf } from '@/lib/address/network-of';

/** The counters of a sign-in from a browser that this login has never signed in with. */
export function strangerCounters(login: string, address: string | null): Counter[] {
  const network = address ? networkOf(address) : 'unknown';
  const typed = digestOf(login.trim().toLowerCase());
  // Always in this order, so that two sign-ins cannot wait for each other's rows.
  return [
    { kind: 'network', key: `network:${network}`, network: null },
    { kind: 'login', key: `login:${typed}`, network },
    { kind: 'pair', key: `pair:${typed}:${network}`, network },
  ];
}

/** The one counter of a browser that signed in before: what strangers do cannot lock it. */
export function deviceCounters(nonce: string): Counter[] {
  return [{ kind: 'device', key: `device:${digestOf(nonce)}`, network: null }];
}

/** The one counter of the current password that a signed-in account is asked for. */
export function passwordCounters(accountId: string): Counter[] {
  return [{ kind: 'password', key: `password:${accountId}`, network: null }];
}

/** A digest, because people sometimes type their password where the login belongs. */
function digestOf(text: string): string {
  return createHash('sha256').update(text).digest('base64url');
}
