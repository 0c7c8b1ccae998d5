import { hash, verify } from '@node-rs/argon2';
import { z } from 'zod';
import { isCommon } from '@/lib/accounts/passwords/common-passwords';
import { isGuessable, isRepetition, type Owner } from '@/lib/accounts/passwords/guessable';

export const PASSWORD_MIN_LENGTH = 10;
const PASSWORD_MAX_LENGTH = 200;

// argon2id with the parameters of the OWASP password storage cheat sheet: 19 MiB, 2 passes, 1 lane.
const parameters = { memoryCost: 19_456, timeCost: 2, parallelism: 1 } as const;

/**
 * A password that may be set, as far as it can be judged without its owner; passwordRefusal() is the
 * whole rule. Length is what makes one strong, and nobody's first guess (NIST SP 800-63B, 5.1.1.2); no
 * rules on characters.
 */
export const newPassword = z
  .string({ error: 'Type a password.' })
  .min(PASSWORD_MIN_LENGTH, `Use at least ${PASSWORD_MIN_LENGTH} characters.`)
  .max(PASSWORD_MAX_LENGTH, `Use at most ${PASSWORD_MAX_LENGTH} characters.`)
  .refine((text) => new Set(text).size > 2, 'Use more than two different characters.')
  .refine(
    (text) => !isRepetition(text, PASSWORD_MIN_LENGTH),
    'This is a shorter password, repeated. Use one that is long by itself.',
  )
  .refine((text) => !isCommon(text), 'Too many people use this password. Choose another.');

const GUESSABLE =
  'Do not build a password from your username, your e-mail address or words such as “latchkey”.';

/** Why this owner may not set this password; null when they may. Existing passwords are never judged by it. */
export function passwordRefusal(owner: Owner, password: string): string | null {
  const { error } = newPassword.safeParse(password);
  if (error) return error.issues[0]?.message ?? null;
  return isGuessable(password, owner) ? GUESSABLE : null;
}

/** The argon2id hash of a password, in PHC string form. */
export function hashPassword(password: string): Promise<string> {
  return hash(password.normalize('NFKC'), parameters);
}

/**
 * Whether `password` is the one that `stored` was made of. Without a stored hash it works as long
 * and answers no, so that an unknown login takes the same time as a wrong password.
 */
export async function passwordMatches(stored: string | null, password: string): Promise<boolean> {
  const tooLong = password.length > PASSWORD_MAX_LENGTH;
  const matches = await verify(stored ?? (await decoy()), tooLong ? '' : password.normalize('NFKC'));
  return matches && stored !== null && !tooLong;
}

let made: Promise<string> | undefined;

/** A hash that nobody knows the password of. */
function decoy(): Promise<string> {
  made ??= hashPassword(crypto.randomUUID());
  return made;
}
