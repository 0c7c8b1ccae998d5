import { expect, test } from 'vitest';
import { setDomain } from '@/lib/accounts/domain/set-domain';
import { makeAccount } from '@/lib/api/testing/accounts';
import { db } from '@/lib/db/client';
import { call, errorOf } from '@/lib/functions/testing/call';

test('an account without a domain says so in every function, and invents none', async () => {
  const { actor } = await makeAccount();
  const lists = { addon_domains: [], parked_domains: [], sub_domains: [] };
  expect((await call('DomainInfo::list_domains', {}, actor)).data).toEqual({ main_domain: null, ...lists });
  expect((await call('DomainInfo::domains_data', {}, actor)).data).toEqual({ main_domain: null, ...lists });
  expect((await call('DomainInfo::domains_data', { format: 'list' }, actor)).data).toEqual([]);
  expect(await errorOf(call('DomainInfo::single_domain_data', { domain: 'example.com' }, actor))).toContain(
    'no domain “example.com”',
  );
});

test('the domain that the operator set is told everywhere, with what is true of it', async () => {
  const { actor, id, username } = await makeAccount();
  await db().account.update({ where: { id }, data: { home: '/home/somebody' } });
  expect(await setDomain(username, 'example.com')).toEqual({ changed: true });
  const main = {
    type: 'main_domain',
    domain: 'example.com',
    servername: 'example.com',
    serveralias: '',
    user: username,
    owner: username,
    ip: expect.any(String),
    homedir: '/home/somebody',
    is_temporary: 0,
  };
  const tell = async (name: string, args = {}) => (await call(name, args, actor)).data;
  expect(await tell('DomainInfo::list_domains')).toMatchObject({ main_domain: 'example.com' });
  expect(await tell('DomainInfo::domains_data')).toMatchObject({ main_domain: main, addon_domains: [] });
  expect(await tell('DomainInfo::domains_data', { format: 'list' })).toEqual([main]);
  expect(await tell('DomainInfo::single_domain_data', { domain: 'Example.com' })).toEqual(main);
  expect(await tell('DomainInfo::main_domain_builtin_subdomain_aliases')).toEqual([]);
  expect(await tell('Resellers::list_accounts')).toEqual([
    { user: username, domain: 'example.com', select: '' },
  ]);
  expect(await tell('Variables::get_user_information', { 'name-0': 'domain', 'name-1': 'domains' })).toEqual({
    domain: 'example.com',
    domains: ['example.com'],
  });
});

test('what is asked for and not known is warned about, and a form that there is not is refused', async () => {
  const { actor, username } = await makeAccount();
  await setDomain(username, 'example.com');
  const asked = await call('DomainInfo::domains_data', { return_https_redirects_status: '1' }, actor);
  expect(asked.warnings).toEqual([expect.stringContaining('HTTPS')]);
  expect(await errorOf(call('DomainInfo::domains_data', { format: 'xml' }, actor))).toContain('hash or list');
  expect(await errorOf(call('DomainInfo::list_domains', { hide_temporary_domains: '2' }, actor))).toContain(
    '0 or 1',
  );
});

test('setting a domain leaves its event, once', async () => {
  const { id, username } = await makeAccount();
  for (const domain of ['example.com', 'example.com', null, null]) await setDomain(username, domain);
  const events = await db().auditEvent.findMany({
    where: { accountId: id, action: 'domain.changed' },
    orderBy: { id: 'asc' },
  });
  expect(events.map(({ details }) => details)).toEqual([
    expect.objectContaining({ was: null, now: 'example.com' }),
    expect.objectContaining({ was: 'example.com', now: null }),
  ]);
  expect(await setDomain('nobody-of-this-name', 'example.com')).toBe(null);
});
