import { isIP } from 'node:net';
import { generate } from 'selfsigned';
import { DAY } from '@/lib/time';

export type Pair = { cert: string; key: string };

const ec = { algorithm: 'sha256', keyType: 'ec', curve: 'P-256' } as const;

/** A certificate authority that nobody knows but those who are given its certificate. */
export async function makeAuthority(): Promise<Pair> {
  const made = await generate([{ name: 'commonName', value: 'An authority of this test' }], {
    ...ec,
    extensions: [
      { name: 'basicConstraints', cA: true, critical: true },
      { name: 'keyUsage', keyCertSign: true, cRLSign: true, critical: true },
    ],
  });
  return { cert: made.cert, key: made.private };
}

/** A certificate for a server under this name or address, signed by the authority. `validUntil` may be past. */
export async function certificateFor(
  host: string,
  ca: Pair,
  validUntil = new Date(Date.now() + DAY),
): Promise<Pair> {
  const altName = isIP(host) ? { type: 7 as const, ip: host } : { type: 2 as const, value: host };
  const made = await generate([{ name: 'commonName', value: host }], {
    ...ec,
    ca,
    notBeforeDate: new Date(validUntil.getTime() - 2 * DAY),
    notAfterDate: validUntil,
    extensions: [
      { name: 'basicConstraints', cA: false, critical: true },
      { name: 'extKeyUsage', serverAuth: true },
      { name: 'subjectAltName', altNames: [altName] },
    ],
  });
  return { cert: made.cert, key: made.private };
}
