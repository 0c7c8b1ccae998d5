import * as oauth from 'oauth4webapi';
import * as openid from 'openid-client';
import { Issuer } from 'openid-client-5';
import { beforeAll, describe, expect, test } from 'vitest';
import { apiFront } from '@/clients/testing/api-front';
import { makeAccount, makeToken, type TestToken } from '@/lib/api/testing/accounts';
import { revokeToken } from '@/lib/tokens/revoke-tokens';
import { generateSecret } from '@/lib/tokens/secret';

const front = apiFront();

let client: TestToken;
let disk: TestToken;
let revoked: TestToken;

beforeAll(async () => {
  const account = await makeAccount();
  client = await makeToken(account, { name: 'invoices_of-2026', features: ['verify'] });
  disk = await makeToken(account, { features: ['diskusage'] });
  revoked = await makeToken(account);
  await revokeToken(account.actor, revoked.id);
});

const ours = () => ({ issuer: front.url, introspection_endpoint: `${front.url}/api/v1/introspect` });

type Introspect = (secret: string, token: string) => Promise<{ active: boolean; scope?: unknown }>;

function introspects(introspect: Introspect, readsChallenge = false): void {
  test('tells a good token with its features from a revoked one', async () => {
    expect(await introspect(client.secret, disk.secret)).toMatchObject({ active: true, scope: 'diskusage' });
    expect(await introspect(client.secret, revoked.secret)).toEqual({ active: false });
  });

  test('reads in OAuth’s form why it is refused', async () => {
    const refused = await introspect(generateSecret(), disk.secret).then(String, (error: unknown) => error);
    // A library that meets the challenge for Basic passes it on instead.
    const challenged = { cause: [{ scheme: 'basic', parameters: { realm: 'Latchkey' } }] };
    if (readsChallenge) expect(refused).toMatchObject(challenged);
    else expect(refused).toMatchObject({ error: 'invalid_client' });
  });
}

const authentications = {
  client_secret_basic: [oauth.ClientSecretBasic, openid.ClientSecretBasic],
  client_secret_post: [oauth.ClientSecretPost, openid.ClientSecretPost],
} as const;

describe.each(['client_secret_basic', 'client_secret_post'] as const)('oauth4webapi by %s', (method) => {
  introspects(async (secret, token) => {
    const us = { client_id: client.name };
    const authentication = authentications[method][0](secret);
    const options = { [oauth.allowInsecureRequests]: true };
    const answer = await oauth.introspectionRequest(ours(), us, authentication, token, options);
    return oauth.processIntrospectionResponse(ours(), us, answer);
  }, method === 'client_secret_basic');
});

describe.each(['client_secret_basic', 'client_secret_post'] as const)('openid-client 6 by %s', (method) => {
  introspects((secret, token) => {
    const authentication = authentications[method][1](secret);
    const us = new openid.Configuration(ours(), client.name, {}, authentication);
    openid.allowInsecureRequests(us);
    return openid.tokenIntrospection(us, token);
  }, method === 'client_secret_basic');
});

describe.each(['client_secret_basic', 'client_secret_post'] as const)('openid-client 5 by %s', (method) => {
  introspects((secret, token) => {
    const { Client } = new Issuer(ours());
    const us = new Client({
      client_id: client.id,
      client_secret: secret,
      introspection_endpoint_auth_method: method,
    });
    return us.introspect(token);
  });
});
