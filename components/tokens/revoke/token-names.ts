import { NAMES_SHOWN } from '@/lib/tokens/name-rule';

/** The first names, then how many more: what a confirmation names. */
export function tokenNames(names: readonly string[], total: number): { named: string[]; more: number } {
  const named = names.slice(0, NAMES_SHOWN);
  return { named, more: Math.max(0, total - named.length) };
}

/** "1 token", "3 tokens", "1,200 tokens". */
export function tokenCount(count: number): string {
  return `${count.toLocaleString('en')} ${count === 1 ? 'token' : 'tokens'}`;
}

/** From how many tokens on a person types the number before they are revoked. */
export const TYPE_THE_NUMBER_FROM = 21;
