import { mkdtempSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { makeAccount } from '@/lib/api/testing/accounts';
import { db } from '@/lib/db/client';
import { latchkey } from '@/test/latchkey';

type Finding = { about: string; state: string; says: string; mend?: string };

async function examine(env: Record<string, string>): Promise<{ code: number | null; findings: Finding[] }> {
  const { code, stdout } = await latchkey(['doctor', '--json'], { env });
  return { code, findings: JSON.parse(stdout).findings };
}

// Nobody listens there: whatever else runs on this machine is not ours to judge.
const port = { PORT: '1' };

test('a sound installation has nothing wrong, and what could be better says how', {
  timeout: 60_000,
}, async () => {
  const lost = await makeAccount();
  await db().account.update({ where: { id: lost.id }, data: { home: '/nowhere/at/all' } });
  const { code, findings } = await examine({
    ...port,
    PUBLIC_URL: 'https://tokens.example.com',
    TRUSTED_PROXIES: '10.0.0.1',
  });
  expect(code).toBe(0);
  expect(findings.filter(({ state }) => state === 'wrong')).toEqual([]);
  expect(findings).toContainEqual({
    about: 'database',
    state: 'good',
    says: expect.stringMatching(/PostgreSQL \d+, \d+ MB, with every migration/),
  });
  expect(findings).toContainEqual({ about: 'clock', state: 'good', says: expect.stringContaining('s ') });
  expect(findings).toContainEqual({
    about: 'home folders',
    state: 'warning',
    says: expect.stringContaining(lost.username),
    mend: expect.any(String),
  });
  for (const { state, mend } of findings) expect(Boolean(mend)).toBe(state !== 'good');
});

test.each([
  [{ DATABASE_URL: 'postgresql://u:hush@127.0.0.1:1/x' }, 'database'],
  [{ EXPIRY_WARNING_DAYS: 'soon' }, 'settings'],
  [{ TRUSTED_PROXIES: 'everybody' }, 'settings'],
  [{ PUBLIC_URL: 'http://tokens.example.com' }, 'public address'],
  [{ TLS_CERT: '/nowhere.pem', TLS_KEY: '/nowhere.pem' }, 'TLS'],
])('%j is found wrong', { timeout: 60_000 }, async (env, about) => {
  const { code, findings } = await examine({ ...port, ...(env as Record<string, string>) });
  expect(code).toBe(1);
  expect(findings).toContainEqual({
    about,
    state: 'wrong',
    says: expect.any(String),
    mend: expect.any(String),
  });
  expect(JSON.stringify(findings)).not.toContain('hush');
});

test('an embedded database is started for the length of a command, set up when new, and shared', {
  timeout: 120_000,
}, async () => {
  const dir = mkdtempSync(join(tmpdir(), 'latchkey-data-'));
  const env = { DATABASE_URL: '', DATA_DIR: dir };
  const at = (...args: string[]) => latchkey(args, { env });
  expect(await at('accounts', 'create', 'alice', '--generate-password')).toMatchObject({ code: 0 });
  const both = await Promise.all([
    at('tokens', 'create', 'one', '--unrestricted'),
    at('tokens', 'create', 'two', '--unrestricted'),
  ]);
  expect(both.map(({ code, stderr }) => [code, stderr.includes('Created')])).toEqual([
    [0, true],
    [0, true],
  ]);
  expect((await at('tokens', 'list')).stdout).toMatch(/one .*\ntwo /);
  expect((await at('doctor', '--json')).stdout).toContain('data folder');
});

test('two commands at once on a new data folder share one server, whoever starts it', {
  timeout: 120_000,
}, async () => {
  const env = { DATABASE_URL: '', DATA_DIR: mkdtempSync(join(tmpdir(), 'latchkey-data-')) };
  const both = ['alice', 'bob'].map((name) =>
    latchkey(['accounts', 'create', name, '--generate-password'], { env }),
  );
  expect((await Promise.all(both)).map(({ code, stderr }) => [code, code ? stderr : ''])).toEqual([
    [0, ''],
    [0, ''],
  ]);
});
