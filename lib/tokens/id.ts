import { z } from 'zod';

export const tokenId = z.guid('There is no such token.');

/** Whether `text` could be a token's id at all; the database refuses to compare anything else. */
export function isTokenId(text: string): boolean {
  return tokenId.safeParse(text).success;
}
