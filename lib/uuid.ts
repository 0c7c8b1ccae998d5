import { z } from 'zod';

/** The id of a row, in capital or small letters. */
export const uuid = z.guid('There is no such token.');

/** Whether `text` could be the id of a row at all; the database refuses to compare anything else. */
export function isUuid(text: string): boolean {
  return uuid.safeParse(text).success;
}
