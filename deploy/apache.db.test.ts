import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { MODULES, startApache } from '@/deploy/testing/apache';
import { findProgram } from '@/deploy/testing/program';
import { keepsItsPromises, type Start } from '@/deploy/testing/promises';
import { makeStand, type Stand } from '@/deploy/testing/stand';
import { makeAccount, makeToken } from '@/lib/api/testing/accounts';
import { revokeToken } from '@/lib/tokens/revoke-tokens';

const find = (module: string, debianPackage: string) =>
  findProgram('apache2', debianPackage, join(MODULES, module));
const openidc = find('mod_auth_openidc.so', 'libapache2-mod-auth-openidc');
const oauth2 = find('mod_oauth2.so', 'libapache2-mod-oauth2');

describe.skipIf(!openidc)('Apache with mod_auth_openidc and our recipe', () => {
  keepsItsPromises('openidc', startApache(openidc, 'openidc'));
});

describe.skipIf(!oauth2)('Apache with mod_oauth2 and our recipe', () => {
  keepsItsPromises('oauth2', startApache(oauth2, 'oauth2'));
});

// So that a newer module which needs no such line, or another one, is noticed.
describe.skipIf(!openidc)('mod_auth_openidc with an interval of 0 instead of -1', () => {
  letsRevokedTokensPass(startApache(openidc, 'openidc'), 'Interval -1', 'Interval 0');
});

describe.skipIf(!oauth2)('mod_oauth2 without expiry=0', () => {
  letsRevokedTokensPass(startApache(oauth2, 'oauth2'), 'expiry=0&', '');
});

function letsRevokedTokensPass(start: Start, line: string, instead: string): void {
  let stand: Stand;
  let proxy: Awaited<ReturnType<Start>>;
  beforeAll(async () => {
    stand = await makeStand();
    proxy = await start(stand, (recipe) => recipe.replace(line, instead));
  });
  afterAll(async () => {
    await proxy?.stop();
    await stand?.stop();
  });

  test('lets a revoked token pass: the recipe’s line is what prevents that', async () => {
    const account = await makeAccount();
    const token = await makeToken(account, { expiry: { kind: 'instant', at: new Date('2999-01-01') } });
    const send = () => fetch(`http://127.0.0.1:${proxy.port}/thing`, { headers: token.bearer });
    expect((await send()).status).toBe(200);
    await revokeToken(account.actor, token.id);
    expect((await send()).status).toBe(200);
  });
}
