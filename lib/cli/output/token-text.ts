import type { TokenJson } from '@/lib/api/tokens/token-json';
import { printNotice, printTable } from '@/lib/cli/output/print';
import { formatMinute } from '@/lib/time';

/** Tokens as a table; dates in `zone`, which the heading says. */
export function printTokens(tokens: TokenJson[], zone: string): void {
  if (tokens.length === 0) {
    printNotice('No tokens.');
    return;
  }
  const headings = ['NAME', 'STATE', 'RIGHTS', `EXPIRES (${zone})`, 'LAST USED', 'HINT'];
  printTable(
    headings,
    tokens.map((token) => [
      token.name,
      token.state,
      rightsOf(token),
      when(token.expiresAt, zone),
      when(token.lastUsedAt, zone),
      `…${token.hint}`,
    ]),
  );
}

/** A token in half a sentence, with its full stop. */
export function tokenLine(token: TokenJson, zone: string): string {
  const end =
    token.expiresAt === null ? 'it does not expire' : `it expires ${when(token.expiresAt, zone)} (${zone})`;
  return `“${token.name}” (${rightsOf(token)}): ${end}.`;
}

function rightsOf({ unrestricted, features }: TokenJson): string {
  return unrestricted ? 'unrestricted' : features.join(',');
}

function when(instant: string | null, zone: string): string {
  return instant === null ? 'never' : formatMinute(new Date(instant), zone);
}
