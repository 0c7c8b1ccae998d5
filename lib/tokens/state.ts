import { DAY } from '@/lib/time';

/** Active: good, and not about to end. Expiring: good, within the warning window. Expired: at or past its instant. */
export const tokenStates = ['active', 'expiring', 'expired'] as const;
export type TokenState = (typeof tokenStates)[number];

/** A token's state at `now`; `warningDays` is the length of the warning window before the expiry. */
export function stateOf(expiresAt: Date | null, now: Date, warningDays: number): TokenState {
  if (expiresAt === null) return 'active';
  if (expiresAt <= now) return 'expired';
  return expiresAt.getTime() - now.getTime() <= warningDays * DAY ? 'expiring' : 'active';
}
