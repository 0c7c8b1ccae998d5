import { z } from 'zod';
import { isInstant } from '@/lib/time';
import { NAME_MAX_LENGTH } from '@/lib/tokens/name-rule';
import type { Token } from '@/lib/tokens/token';
import { uuid } from '@/lib/uuid';

export const cursorColumns = ['name', 'created', 'expires'] as const;
export type CursorOrder = { sort: (typeof cursorColumns)[number]; direction: 'asc' | 'desc' };

/** The place of a token in an order: what it is sorted by, and its id, which settles ties. */
export type TokenCursor = CursorOrder & { key: string | null; id: string };

const instant = z.iso.datetime().refine(isInstant);
const parts = z.tuple([z.enum(cursorColumns), z.enum(['asc', 'desc']), z.string().nullable(), uuid]);

/** The place just after `token` in this order. */
export function cursorAfter(token: Token, { sort, direction }: CursorOrder): TokenCursor {
  const key = {
    name: token.name,
    created: token.createdAt.toISOString(),
    expires: token.expiresAt?.toISOString() ?? null,
  }[sort];
  return { sort, direction, key, id: token.id };
}

/** A cursor as one opaque word. It holds no secret and no right: pages are bound to the caller's account anyway. */
export function writeCursor({ sort, direction, key, id }: TokenCursor): string {
  return Buffer.from(JSON.stringify([sort, direction, key, id])).toString('base64url');
}

/** The cursor that a word of writeCursor() stands for, or null for anything else. */
export function readCursor(word: string): TokenCursor | null {
  try {
    const [sort, direction, key, id] = parts.parse(
      JSON.parse(Buffer.from(word, 'base64url').toString('utf8')),
    );
    return isKeyOf(sort, key) ? { sort, direction, key, id } : null;
  } catch {
    return null;
  }
}

function isKeyOf(sort: CursorOrder['sort'], key: string | null): boolean {
  if (key === null) return sort === 'expires';
  if (sort === 'name') return key.length <= NAME_MAX_LENGTH && /^[A-Za-z0-9_-]+$/.test(key);
  return instant.safeParse(key).success;
}
