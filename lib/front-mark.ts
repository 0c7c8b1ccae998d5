import { randomBytes, timingSafeEqual } from 'node:crypto';

/** In the environment, because Next bundles copies of this file of its own, and for the processes that are started. */
const VARIABLE = 'LATCHKEY_FRONT_MARK';

/** The header by which pages know what comes from our own front. The front takes off any that a client sends. */
export const MARK_HEADER = 'x-latchkey-front';

/** Makes the mark of this start, for this process and all that it starts from now on. */
export function makeFrontMark(): void {
  process.env[VARIABLE] = randomBytes(32).toString('base64url');
}

/** The mark of this start; undefined where no front of ours is in this process or started it. */
export function frontMark(): string | undefined {
  return process.env[VARIABLE];
}

/** Whether `sent` is the mark of this start. */
export function isFrontMark(sent: string | null | undefined): boolean {
  const mark = Buffer.from(frontMark() ?? '');
  const claim = Buffer.from(sent ?? '');
  return mark.length > 0 && claim.length === mark.length && timingSafeEqual(claim, mark);
}
