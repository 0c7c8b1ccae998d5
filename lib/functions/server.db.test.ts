import { availableParallelism, hostname, release } from 'node:os';
import { expect, test } from 'vitest';
import { startSession } from '@/lib/accounts/sessions/sessions';
import { makeAccount } from '@/lib/api/testing/accounts';
import { db } from '@/lib/db/client';
import { call } from '@/lib/functions/testing/call';
import { version } from '@/package.json';

test('the services and the machine are told, with versions', async () => {
  const { actor } = await makeAccount();
  const { data } = await call('ServerInformation::get_information', {}, actor);
  const service = { type: 'service', value: 'up', status: 1 };
  expect(data).toContainEqual({ name: 'latchkey', ...service, version });
  expect(data).toContainEqual({ name: 'postgresql', ...service, version: expect.stringMatching(/^\d+/) });
  const cpus = { name: 'CPU Count', type: 'metric', value: String(availableParallelism()), status: 1 };
  expect(data).toContainEqual(cpus);
  const only = { 'api.filter_column': 'name', 'api.filter_type': 'eq', 'api.filter_term': 'CPU Count' };
  expect((await call('ServerInformation::get_information', only, actor)).data).toEqual([cpus]);
});

test('settings of the server, and its hostname', async () => {
  const { actor } = await makeAccount();
  expect((await call('Variables::get_server_information', {}, actor)).data).toMatchObject({
    version: release(),
    default_theme: 'latchkey',
    allow_reset_password: 0,
  });
  expect((await call('Variables::get_session_information', { name: 'host' }, actor)).data).toEqual({
    host: hostname(),
  });
});

test('who last signed in from where, and whether somebody is signed in now', async () => {
  const { actor, id, username } = await makeAccount();
  const last = async () => (await call('LastLogin::get_last_or_current_logged_in_ip', {}, actor)).data;
  const selected = async () => (await call('Resellers::list_accounts', {}, actor)).data;
  expect(await last()).toEqual([]);
  expect(await selected()).toMatchObject([{ select: '' }]);
  for (const address of ['192.0.2.1', '192.0.2.2'])
    await db().$transaction((tx) => startSession(tx, { id, username }, { address, userAgent: null }));
  expect(await last()).toEqual(['192.0.2.2']);
  expect(await selected()).toMatchObject([{ select: '1' }]);
  await db().session.updateMany({ where: { accountId: id }, data: { expiresAt: new Date(0) } });
  expect(await selected()).toMatchObject([{ select: '' }]);
  expect(await last()).toEqual(['192.0.2.2']);
});

test('no notification is on', async () => {
  const { actor } = await makeAccount();
  const { data } = await call('ContactInformation::get_notification_preferences', {}, actor);
  const preferences = data as { name: string; enabled: number }[];
  expect(preferences.map(({ name }) => name)).toContain('notify_account_login');
  expect(new Set(preferences.map(({ enabled }) => enabled))).toEqual(new Set([0]));
});
