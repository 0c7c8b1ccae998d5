import type { DecisionCode } from '@/lib/tokens/decide';

type Outcome = DecisionCode | 'malformed' | 'wrong_user' | 'undecided';

// On globalThis, because Next bundles its own copy of this file beside the server's.
const shared = globalThis as { latchkeyVerdicts?: Record<Outcome, number> };

/** How often each verdict was given by this process; `undecided` when the database did not answer. */
export function verdictCounts(): Record<Outcome, number> {
  shared.latchkeyVerdicts ??= {
    valid: 0,
    malformed: 0,
    not_found: 0,
    wrong_user: 0,
    owner_suspended: 0,
    expired: 0,
    insufficient_feature: 0,
    undecided: 0,
  };
  return shared.latchkeyVerdicts;
}
