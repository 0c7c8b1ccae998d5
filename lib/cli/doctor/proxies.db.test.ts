import { expect, test } from 'vitest';
import { signIn } from '@/lib/accounts/sign-in';
import { checkProxies, proxyFinding, type SignInSeen } from '@/lib/cli/doctor/proxies';
import { setConfig } from '@/lib/config';
import { db } from '@/lib/db/client';
import { anAccount, PASSWORD } from '@/lib/testing/accounts';
import { DAY } from '@/lib/time';

const through = (address: string): SignInSeen => ({ address, unlisted: true });
const direct = (address: string): SignInSeen => ({ address, unlisted: false });

test.each<[string, SignInSeen[], string[], string]>([
  ['nobody has signed in', [], [], 'good'],
  ['all come directly', [direct('192.168.1.5'), direct('192.168.1.5')], [], 'good'],
  ['all come through one proxy', [through('172.18.0.2'), through('172.18.0.2')], [], 'wrong'],
  ['that proxy is listed by now', [through('172.18.0.2')], ['172.18.0.0/16'], 'good'],
  ['another one is listed', [through('172.18.0.2')], ['10.0.0.1'], 'wrong'],
  ['one visitor has a proxy of their own', [through('203.0.113.9'), direct('198.51.100.7')], [], 'warning'],
])('when %s', (_, seen, listed, state) => {
  expect(proxyFinding(seen, listed)).toMatchObject({ state });
});

test('what is more than a week ago is over', async () => {
  const { accountId, name } = await anAccount();
  const at = new Date(Date.now() - 8 * DAY);
  const event = { action: 'session.started', actorKind: 'account', actorName: name, address: '172.18.0.2' };
  await db().auditEvent.create({ data: { ...event, accountId, at, details: { unlistedProxy: true } } });
  expect(await checkProxies()).toMatchObject({ state: 'good' });
});

test('a sign-in through a proxy that is not listed is found; wrong passwords say nothing', async () => {
  const owner = await anAccount();
  const visitor = { address: '172.18.0.2', userAgent: null, unlistedProxy: true };
  await signIn({ login: owner.name, password: 'wrong' }, visitor);
  expect(await checkProxies()).toMatchObject({ state: 'good' });
  await signIn({ login: owner.name, password: PASSWORD }, visitor);
  expect(await checkProxies()).toMatchObject({ state: 'wrong', says: expect.stringContaining('172.18.0.2') });
  setConfig({ TRUSTED_PROXIES: '172.18.0.2' });
  expect(await checkProxies()).toMatchObject({ state: 'good' });
  setConfig({ TRUSTED_PROXIES: '' });
});
