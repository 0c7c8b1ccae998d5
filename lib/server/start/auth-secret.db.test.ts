import { expect, test } from 'vitest';
import { config, setConfig } from '@/lib/config';
import { db } from '@/lib/db/client';
import { ensureAuthSecret } from '@/lib/server/start/auth-secret';

test('one secret is made, kept, and used by every replica; one that is set wins', async () => {
  const secrets: (string | undefined)[] = [];
  for (let replica = 0; replica < 3; replica++) {
    setConfig({ AUTH_SECRET: '' });
    await ensureAuthSecret();
    secrets.push(config().AUTH_SECRET);
  }
  expect(new Set(secrets).size).toBe(1);
  expect(secrets[0]).toMatch(/^[\w-]{43}$/);
  expect(await db().installation.findMany()).toEqual([{ key: 'auth_secret', value: secrets[0] }]);
  setConfig({ AUTH_SECRET: 'a secret of thirty-two characters' });
  await ensureAuthSecret();
  expect(config().AUTH_SECRET).toBe('a secret of thirty-two characters');
});
