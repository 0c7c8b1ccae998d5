import { mkdtempSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { beforeEach, expect, test } from 'vitest';
import { firstRun } from '@/lib/accounts/first-run/first-run';
import { signIn } from '@/lib/accounts/sign-in';
import { setConfig } from '@/lib/config';
import { db } from '@/lib/db/client';
import { stateOf } from '@/lib/tokens/state';

beforeEach(async () => {
  setConfig({ DATA_DIR: mkdtempSync(join(tmpdir(), 'latchkey-home-')), HOST: '' });
  await db().installation.deleteMany();
  await db().account.deleteMany();
});

test('the demo account has about 40 tokens in every state, and the printed password opens it, once', async () => {
  const lines = await firstRun({ embedded: true });
  const [, username = '', password = ''] =
    /Sign in as (\S+) with the password (\S+)/.exec(lines.join('\n')) ?? [];
  expect((await signIn({ login: username, password }, { address: null, userAgent: null })).ok).toBe(true);
  const tokens = await db().token.findMany();
  expect(tokens.length).toBeGreaterThanOrEqual(38);
  const states = tokens.map(({ expiresAt }) => stateOf(expiresAt, new Date(), 30));
  for (const state of ['active', 'expiring', 'expired'])
    expect(states.filter((one) => one === state).length).toBeGreaterThan(4);
  expect(await db().auditEvent.count({ where: { action: 'token.created' } })).toBe(tokens.length);
  expect(await firstRun({ embedded: true })).toEqual([]);
});

test('replicas that start together make one account', async () => {
  const all = await Promise.all(Array.from({ length: 5 }, () => firstRun({ embedded: false })));
  expect(all.filter((lines) => lines.length > 0)).toHaveLength(1);
  expect(await db().account.findMany({ select: { username: true } })).toEqual([{ username: 'operator' }]);
  expect(await db().token.count()).toBe(0);
});

test('an installation that has accounts gets no other', async () => {
  await db().account.create({ data: { username: 'somebody', passwordHash: 'x' } });
  expect(await firstRun({ embedded: true })).toEqual([]);
  expect(await db().account.count()).toBe(1);
});

/** Whether the first account must change its password, and whether that ends. */
const limits = () =>
  db().account.findFirstOrThrow({ select: { passwordMustChange: true, passwordExpiresAt: true } });
const limited = { passwordMustChange: true, passwordExpiresAt: expect.any(Date) };
const unlimited = { passwordMustChange: false, passwordExpiresAt: null };

test('the first password of an operator must be changed within 72 hours, and the start says so', async () => {
  expect((await firstRun({ embedded: false })).join('\n')).toContain('choose your own within 72 hours');
  expect(await limits()).toMatchObject(limited);
});

test('the demo account keeps its password while only this machine can reach the server', async () => {
  await firstRun({ embedded: true });
  expect(await limits()).toEqual(unlimited);
  expect(await firstRun({ embedded: true })).toEqual([]);
  expect(await limits()).toEqual(unlimited);
});

test('the demo account of a server that others can reach must change its password', async () => {
  setConfig({ HOST: '0.0.0.0' });
  expect((await firstRun({ embedded: true })).join('\n')).toContain('choose your own within 72 hours');
  expect(await limits()).toMatchObject(limited);
});

test('a server that others can reach later begins the 72 hours then, once', async () => {
  await firstRun({ embedded: true });
  setConfig({ HOST: '0.0.0.0' });
  expect((await firstRun({ embedded: true })).join('\n')).toContain(
    'Other machines can reach this server now',
  );
  const first = await limits();
  expect(first).toMatchObject(limited);
  expect(await db().auditEvent.count({ where: { action: 'password.limited' } })).toBe(1);
  expect(await firstRun({ embedded: true })).toEqual([]);
  expect(await limits()).toEqual(first);
});

test('a demo account whose password was changed keeps it wherever it is reached from', async () => {
  await firstRun({ embedded: true });
  const { id, username } = await db().account.findFirstOrThrow();
  await db().auditEvent.create({
    data: { accountId: id, action: 'password.changed', actorKind: 'account', actorName: username },
  });
  setConfig({ HOST: '0.0.0.0' });
  expect(await firstRun({ embedded: true })).toEqual([]);
  expect(await limits()).toEqual(unlimited);
});
