import { fold, plain } from '@/lib/accounts/passwords/fold';

/** Whose password it is: names that a guess begins with. */
export type Owner = { username: string; email?: string | null };

/** Words that this product puts into people's heads. */
const PRODUCT_WORDS = [
  'latchkey',
  'password',
  'passphrase',
  'operator',
  'administrator',
  'admin',
  'account',
  'cpanel',
  'token',
  'secret',
  'login',
  'signin',
  'welcome',
  'changeme',
];
/** Shorter names are parts of too many words. */
const SHORTEST_WORD = 3;
/** With fewer letters of its own, a password is such a word with digits and punctuation around it. */
const FEWEST_OWN_LETTERS = 3;

/**
 * Whether a password is made of the owner's names and words of this product, such as
 * `latchkey-latchkey` or `Al1ce_2026!`: of its own it has fewer than three letters (NIST SP 800-63B, 5.1.1.2).
 */
export function isGuessable(password: string, { username, email }: Owner): boolean {
  const names = [username, email?.split('@')[0] ?? ''];
  const words = [...PRODUCT_WORDS, ...names].map(fold).filter((word) => word.length >= SHORTEST_WORD);
  const text = fold(password);
  const own = plain(password)
    .split('')
    .map((character) => (/\p{L}/u.test(character) ? character : ' '));
  let found = false;
  for (const word of words) {
    for (let at = text.indexOf(word); at >= 0; at = text.indexOf(word, at + 1)) {
      found = true;
      own.fill(' ', at, at + word.length);
    }
  }
  return found && own.filter((character) => character !== ' ').length < FEWEST_OWN_LETTERS;
}

/** Whether a password is one of fewer than `length` characters, written twice or more: `hunter2-hunter2`. */
export function isRepetition(password: string, length: number): boolean {
  const text = plain(password);
  // A separator may stand between the repetitions.
  const longest = Math.min(length - 1, Math.floor((text.length + 1) / 2));
  for (let period = 1; period <= longest; period++)
    if (text.slice(period) === text.slice(0, -period)) return true;
  return false;
}
