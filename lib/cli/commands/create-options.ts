import type { WantedExpiry } from '@/lib/cli/backends/backend';
import { Exit } from '@/lib/cli/exit';
import { calendarDate, isInstant } from '@/lib/time';

/** What `--expires` says. */
export function wantedExpiry(typed: string | undefined): WantedExpiry {
  if (typed === undefined) return { kind: 'default' };
  if (typed === 'never') return { kind: 'never' };
  if (/^\d{4}-\d{2}-\d{2}T/.test(typed)) return atInstant(typed);
  const date = calendarDate.safeParse(typed);
  if (!date.success) throw new Exit('usage', `--expires ${typed}: ${date.error.issues[0]?.message}`);
  return { kind: 'date', date: date.data };
}

/** Without an offset it would mean something else on every machine. */
function atInstant(typed: string): WantedExpiry {
  if (!/(Z|[+-]\d{2}:\d{2})$/.test(typed) || !isInstant(typed)) {
    throw new Exit(
      'usage',
      `--expires ${typed}: give an instant with its offset, from 1970 to 9999, for example 2027-11-24T12:00:00Z.`,
    );
  }
  return { kind: 'instant', at: new Date(typed) };
}

/** What a new token shall be allowed: it has to be said, since a guess would be too much or too little. */
export function wantedFeatures({
  unrestricted,
  features,
}: {
  unrestricted?: true;
  features?: string;
}): string[] | 'all' {
  if (unrestricted ? features !== undefined : features === undefined) {
    throw new Exit('usage', 'Say what the token may do: --unrestricted, or --features with a list.');
  }
  return unrestricted
    ? 'all'
    : (features ?? '')
        .split(',')
        .map((name) => name.trim())
        .filter(Boolean);
}
