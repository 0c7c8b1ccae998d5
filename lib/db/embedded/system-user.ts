import { existsSync } from 'node:fs';
import { readFile, stat } from 'node:fs/promises';
import { CannotStart } from '@/lib/cannot-start';
import { run, type SystemUser } from '@/lib/db/embedded/run';

/**
 * As whom PostgreSQL runs: null is as ourselves. It refuses to run as root, so root lends it
 * another user: the owner of the data when there is data, else `postgres`, else `nobody`.
 */
export async function postgresUser(data: string): Promise<SystemUser | null> {
  if (process.getuid?.() !== 0) return null;
  return (await ownerOf(data)) ?? (await find('postgres')) ?? (await create('postgres')) ?? (await nobody());
}

async function ownerOf(data: string): Promise<SystemUser | null> {
  if (!existsSync(data)) return null;
  const { uid, gid } = await stat(data);
  return uid === 0 ? null : { name: String(uid), uid, gid };
}

async function find(name: string): Promise<SystemUser | null> {
  const users = await readFile('/etc/passwd', 'utf8').catch(() => '');
  const [, , uid, gid] =
    users
      .split('\n')
      .find((line) => line.startsWith(`${name}:`))
      ?.split(':') ?? [];
  return uid && gid ? { name, uid: Number(uid), gid: Number(gid) } : null;
}

async function create(name: string): Promise<SystemUser | null> {
  await run('useradd', ['--system', '--no-create-home', '--shell', '/usr/sbin/nologin', name], null);
  return find(name);
}

async function nobody(): Promise<SystemUser> {
  const user = await find('nobody');
  if (user) return user;
  throw new CannotStart(
    'PostgreSQL does not run as root, and there is no other user: start Latchkey as a plain user, or set DATABASE_URL.',
  );
}
