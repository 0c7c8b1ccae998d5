import { beforeAll, describe, expect, test } from 'vitest';
import { apiFront } from '@/clients/testing/api-front';
import { runProgram } from '@/clients/testing/run-program';
import { findProgram, type Program } from '@/deploy/testing/program';
import { makeAccount, makeToken, type TestAccount, type TestToken } from '@/lib/api/testing/accounts';

const curl = findProgram('curl', 'curl');
const wget = findProgram('wget', 'wget');
const front = apiFront();

let account: TestAccount;
let token: TestToken;

beforeAll(async () => {
  account = await makeAccount();
  token = await makeToken(account);
});

const places = ['/api/v1/token', '/execute/Tokens/list', '/api/v1/verify'];

describe.skipIf(!curl)('curl, when it is asked for a password', () => {
  test.each(places)(
    '--anyauth asks without a password, is offered Basic and sends it to %s',
    async (place) => {
      const { stdout, stderr } = await runProgram(curl as Program, [
        ...['--silent', '--verbose', '--anyauth', '--output', '/dev/null', '--write-out', '%{http_code}'],
        ...['--user', `${account.username}:${token.secret}`, front.url + place],
      ]);
      expect(stdout).toBe('200');
      expect(stderr.match(/^< HTTP\/1\.1 \d+/gm)).toEqual(['< HTTP/1.1 401', '< HTTP/1.1 200']);
    },
  );
});

describe.skipIf(!wget)('wget, when it is asked for a password', () => {
  test.each(places)('--user and --password are sent to %s once they are asked for', async (place) => {
    const { status, stderr } = await runProgram(wget as Program, [
      ...['--tries=1', '--server-response', '--output-document=-'],
      ...[`--user=${account.username}`, `--password=${token.secret}`, front.url + place],
    ]);
    expect(status).toBe(0);
    expect(stderr.match(/^ +HTTP\/1\.1 \d+/gm)?.map((line) => line.trim())).toEqual([
      'HTTP/1.1 401',
      'HTTP/1.1 200',
    ]);
  });
});
