import { execFile } from 'node:child_process';
import { promisify } from 'node:util';
import { beforeAll, describe, expect, it } from 'vitest';
import { db } from '@/lib/db/client';
import { testDatabase } from '@/test/addresses';
import { statement } from '@/test/statement';

const run = promisify(execFile);

function prisma(...args: string[]) {
  // The superuser: the engine makes databases to try migrations on.
  return prismaAt(testDatabase().superuserUrl, ...args);
}

function prismaAt(url: string | undefined, ...args: string[]) {
  const env = { ...process.env, DATABASE_URL: url };
  return run(process.execPath, ['node_modules/prisma/build/index.js', ...args], { env });
}

const diff = ['migrate', 'diff', '--exit-code', '--script'];
const schema = ['--to-schema', 'prisma/schema.prisma'];

describe('the schema engine', () => {
  it('finds nothing in schema.prisma that the migrations do not make', async () => {
    const { stdout } = await prisma(...diff, '--from-migrations', 'prisma/migrations', ...schema);
    expect(stdout).toContain('This is an empty migration');
  });

  it('finds nothing in schema.prisma that a migrated database does not have', async () => {
    const { stdout } = await prisma(...diff, '--from-config-datasource', ...schema);
    expect(stdout).toContain('This is an empty migration');
  });

  it('prints the script of a difference, and says so with its exit code', async () => {
    await expect(prisma(...diff, '--from-empty', ...schema)).rejects.toMatchObject({
      code: 2,
      stdout: expect.stringContaining('CREATE TABLE "token"'),
    });
  });

  it('reports that the migrations are applied', async () => {
    expect((await prisma('migrate', 'status')).stdout).toContain('up to date');
  });

  it('says why when the database does not answer', async () => {
    await expect(
      prismaAt('postgresql://nobody:x@127.0.0.1:1/none', 'migrate', 'deploy'),
    ).rejects.toMatchObject({
      stderr: expect.stringContaining("Can't reach database server at `127.0.0.1:1`"),
    });
  });

  it('makes a database that does not exist, and migrates it', async () => {
    const { superuserUrl } = testDatabase();
    const url = new URL(superuserUrl);
    url.pathname += '_new';
    expect((await prismaAt(url.href, 'migrate', 'deploy')).stdout).toContain('successfully applied');
    await statement(superuserUrl, `DROP DATABASE ${url.pathname.slice(1)}`);
  });

  it('leaves no shadow database behind', async () => {
    await prisma(...diff, '--from-migrations', 'prisma/migrations', ...schema);
    const left = await db().$queryRaw`SELECT datname FROM pg_database WHERE datname LIKE 'latchkey_shadow_%'`;
    expect(left).toEqual([]);
  });
});

describe('the database refuses', () => {
  const account = '01890000-0000-7000-8000-000000000001';

  beforeAll(async () => {
    await db().account.create({ data: { id: account, username: 'ada', passwordHash: 'x' } });
  });

  const good = {
    name: 'build-7',
    digest: Buffer.alloc(32),
    hint: 'aB3z',
    unrestricted: false,
    features: ['email'],
  };
  const bad: [string, Partial<typeof good>][] = [
    ['an empty name', { name: '' }],
    ['a name with a space', { name: 'a b' }],
    ['a name with a letter of another alphabet', { name: 'é' }],
    ['a name with a line break at its end', { name: 'a\n' }],
    ['a digest of another length', { digest: Buffer.alloc(31) }],
    ['a hint that is too short', { hint: 'abc' }],
    ['an unrestricted token that lists features', { unrestricted: true }],
  ];

  it.each(bad)('%s', async (_what, part) => {
    const data = { ...good, ...part, accountId: account, createdBy: 'ada' };
    await expect(db().token.create({ data })).rejects.toThrow(/_form/);
  });

  it.each(['Ada', '1ada', '', 'a b', 'a'.repeat(33)])('the username "%s"', async (username) => {
    await expect(db().account.create({ data: { username, passwordHash: 'x' } })).rejects.toThrow();
  });

  it('an e-mail address with capitals', async () => {
    const data = { username: 'bob', email: 'Bob@example.com', passwordHash: 'x' };
    await expect(db().account.create({ data })).rejects.toThrow('account_email_form');
  });

  it('nothing about a good token', async () => {
    await db().token.create({ data: { ...good, accountId: account, createdBy: 'ada' } });
  });
});

it('names sort by their bytes, whatever the locale of the server', async () => {
  const rows = await db().$queryRaw<{ collation: string }[]>`
    SELECT collation_name AS collation FROM information_schema.columns WHERE table_name = 'token' AND column_name = 'name'`;
  expect(rows[0]?.collation).toBe('C');
});
