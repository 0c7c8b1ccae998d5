import { randomBytes } from 'node:crypto';
import { readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';

/** The roles of the embedded server: who makes the others, who owns the tables, who serves. */
export const ROLES = { superuser: 'latchkey', owner: 'latchkey_owner', application: 'latchkey_app' } as const;

export type Role = keyof typeof ROLES;

/** Where a role's password is kept, in the data folder. */
const FILES: Record<Role, string> = {
  superuser: 'postgres-password',
  owner: 'postgres-owner-password',
  application: 'postgres-app-password',
};

/** The password of a role; null when it has none yet. */
export async function keptPassword(dir: string, role: Role): Promise<string | null> {
  return readFile(join(dir, FILES[role]), 'utf8').then(
    (text) => text.trim() || null,
    () => null,
  );
}

/** The password of a role, made once and readable only by whoever runs Latchkey. */
export async function passwordOf(dir: string, role: Role): Promise<string> {
  const kept = await keptPassword(dir, role);
  if (kept) return kept;
  const password = randomBytes(24).toString('base64url');
  await writeFile(join(dir, FILES[role]), `${password}\n`, { mode: 0o600 });
  return password;
}
