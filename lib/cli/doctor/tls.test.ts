import { chmodSync, mkdtempSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { makePair } from '@/lib/cli/commands/dev-cert';
import { clockFinding } from '@/lib/cli/doctor/database';
import { checkTls, expiryFinding } from '@/lib/cli/doctor/tls';

const dir = mkdtempSync(join(tmpdir(), 'latchkey-tls-'));
const file = (name: string, content: string) => {
  const path = join(dir, name);
  writeFileSync(path, content, { mode: 0o600 });
  return path;
};
const statesOf = (cert: string, key: string) => checkTls({ cert, key }).map(({ state }) => state);

test('a pair is good, another’s key is wrong, and so is no certificate at all', async () => {
  const [pair, other] = await Promise.all([makePair(['localhost']), makePair(['localhost'])]);
  const cert = file('cert.pem', pair.cert);
  const key = file('key.pem', pair.private);
  expect(statesOf(cert, key)).toEqual(['good']);
  expect(statesOf(cert, file('other.pem', other.private))).toEqual(['wrong']);
  expect(statesOf(file('rubbish.pem', 'rubbish'), key)).toEqual(['wrong']);
  expect(statesOf(join(dir, 'nowhere'), key)).toEqual(['wrong']);
  chmodSync(key, 0o644);
  expect(statesOf(cert, key)).toEqual(['good', 'warning']);
  expect(checkTls({}).map(({ state }) => state)).toEqual(['good']);
});

test.each([
  ['2027-06-01', 'good'],
  ['2027-01-15', 'warning'],
  ['2026-12-31', 'wrong'],
])('a certificate that ends %s is %s on 2027-01-01', (end, state) => {
  expect(expiryFinding('cert.pem', new Date(end), new Date('2027-01-01'))).toMatchObject({ state });
});

test.each([
  [0.1, 'good', 'ahead'],
  [-1.9, 'good', 'behind'],
  [5, 'warning', 'ahead'],
  [-3600, 'wrong', 'behind'],
])('a clock that is %d s off is %s', (seconds, state, word) => {
  expect(clockFinding(seconds)).toMatchObject({ state, says: expect.stringContaining(word) });
});
