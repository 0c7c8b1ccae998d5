import { z } from 'zod';
import { db } from '@/lib/db/client';

/** Whether a text holds only what can be typed on one line. */
export const isTypeable = (text: string) => !/[\p{Cc}\p{Cs}]/u.test(text);

export const NOT_TYPEABLE =
  'This holds a character that cannot be typed, such as a line break. Leave it out.';

/** What names an account where somebody signs in: its username or e-mail address. */
export const login = z
  .string({ error: 'Type your username or e-mail address.' })
  .trim()
  .min(1, 'Type your username or e-mail address.')
  .max(254, 'This is too long for a username or an e-mail address.')
  .refine(isTypeable, NOT_TYPEABLE);

export type LoginAccount = { id: string; username: string; passwordHash: string };

/** The account that this login names, in capital or small letters; null also for what can name none. */
export async function findByLogin(text: string): Promise<LoginAccount | null> {
  const typed = login.safeParse(text).data?.toLowerCase();
  if (typed === undefined) return null;
  const where = typed.includes('@') ? { email: typed } : { username: typed };
  return db().account.findFirst({ where, select: { id: true, username: true, passwordHash: true } });
}
