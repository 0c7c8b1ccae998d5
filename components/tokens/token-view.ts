import { type Moment, momentOf } from '@/components/ui/moment';
import { type CalendarDate, DAY, dateIn } from '@/lib/time';
import { featureLabel } from '@/lib/tokens/rights/features';
import type { TokenState } from '@/lib/tokens/state';
import type { Token } from '@/lib/tokens/token';

/** A token as screens show it; every date is text already, in server time. */
export type TokenView = {
  id: string;
  name: string;
  hint: string;
  state: TokenState;
  stateText: string;
  created: Moment;
  expires: Moment | null;
  lastUsed: Moment | null;
  rights: string;
};

export function viewToken(token: Token, zone: string): TokenView {
  return {
    id: token.id,
    name: token.name,
    hint: token.hint,
    state: token.state,
    stateText: stateText(token.state, token.expiresAt, token.readAt, zone),
    created: momentOf(token.createdAt, zone),
    expires: token.expiresAt && momentOf(token.expiresAt, zone),
    lastUsed: token.lastUsedAt && momentOf(token.lastUsedAt, zone),
    rights:
      token.rights.kind === 'unrestricted'
        ? 'Unrestricted'
        : token.rights.features.map(featureLabel).join(', '),
  };
}

/** "Active", "Expires in 12 days", "Expired 3 days ago": days as the calendar in server time counts them. */
export function stateText(state: TokenState, expiresAt: Date | null, now: Date, zone: string): string {
  if (state === 'active' || !expiresAt) return 'Active';
  const days = daysBetween(dateIn(zone, now), dateIn(zone, expiresAt));
  if (state === 'expiring')
    return days === 0 ? 'Expires today' : days === 1 ? 'Expires tomorrow' : `Expires in ${days} days`;
  return days === 0 ? 'Expired today' : days === -1 ? 'Expired yesterday' : `Expired ${-days} days ago`;
}

function daysBetween(from: CalendarDate, to: CalendarDate): number {
  return Math.round((Date.parse(to) - Date.parse(from)) / DAY);
}
