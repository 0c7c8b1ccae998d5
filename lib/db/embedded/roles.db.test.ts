import { mkdtemp, readFile, rm, stat, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { runningServer } from '@/lib/db/embedded/attach';
import { startEmbeddedPostgres } from '@/lib/db/embedded/start';
import { migrate } from '@/lib/db/migrations/migrate';
import { prepareDatabase } from '@/lib/db/roles/prepare';
import { statement } from '@/test/statement';

const KEPT = ['postgres-owner-password', 'postgres-app-password'];

let dir: string;

beforeEach(async () => {
  dir = await mkdtemp(join(tmpdir(), 'latchkey-roles-'));
});

afterEach(() => rm(dir, { recursive: true, force: true }));

test('a data folder of an older version, where the superuser owned everything, is brought over without loss', async () => {
  const old = await startEmbeddedPostgres({ dir });
  await statement(old.superuserUrl, 'ALTER DATABASE latchkey OWNER TO latchkey');
  await statement(old.superuserUrl, 'GRANT ALL ON DATABASE latchkey TO PUBLIC');
  await migrate(old.superuserUrl);
  await statement(old.superuserUrl, 'DROP OWNED BY latchkey_owner, latchkey_app');
  await statement(old.superuserUrl, 'DROP ROLE latchkey_owner, latchkey_app');
  await statement(
    old.superuserUrl,
    "INSERT INTO account (id, username, password_hash) VALUES (gen_random_uuid(), 'ada', 'x')",
  );
  await statement(
    old.superuserUrl,
    "INSERT INTO audit_event (deed, actor_kind, actor_name) VALUES ('account.created', 'account', 'ada')",
  );
  await old.stop();
  for (const file of KEPT) await rm(join(dir, file));

  const server = await startEmbeddedPostgres({ dir });
  try {
    expect(await prepareDatabase({ owner: server.ownerUrl, application: server.url })).toEqual([]);
    expect(await statement(server.url, 'SELECT username FROM account')).toEqual([{ username: 'ada' }]);
    await statement(
      server.url,
      "INSERT INTO audit_event (deed, actor_kind, actor_name) VALUES ('session.started', 'account', 'ada')",
    );
    await expect(statement(server.url, 'DELETE FROM audit_event')).rejects.toThrow('permission denied');
    await statement(server.ownerUrl, 'ALTER TABLE account ADD COLUMN later int');
    const owners = await statement(
      server.superuserUrl,
      "SELECT DISTINCT tableowner AS owner FROM pg_tables WHERE schemaname = 'public'",
    );
    expect(owners).toEqual([{ owner: 'latchkey_owner' }]);
  } finally {
    await server.stop();
  }
});

test('each role has a password of its own, readable only by whoever runs Latchkey, and kept from start to start', async () => {
  const files = ['postgres-password', ...KEPT].map((file) => join(dir, file));
  const first = await startEmbeddedPostgres({ dir });
  expect(await runningServer(dir)).toMatchObject({ url: first.url, ownerUrl: first.ownerUrl });
  await first.stop();
  const kept = await Promise.all(files.map((file) => readFile(file, 'utf8')));
  expect(new Set(kept).size).toBe(3);
  for (const file of files) expect((await stat(file)).mode & 0o777).toBe(0o600);

  // One that was lost, or put there by hand, is the role's password from the next start on.
  await writeFile(join(dir, 'postgres-app-password'), 'chosen-by-hand\n');
  const second = await startEmbeddedPostgres({ dir });
  try {
    expect(new URL(second.url).password).toBe('chosen-by-hand');
    expect(await statement(second.url, 'SELECT current_user AS role')).toEqual([{ role: 'latchkey_app' }]);
    expect(await readFile(join(dir, 'postgres-password'), 'utf8')).toBe(kept[0]);
  } finally {
    await second.stop();
  }
});
