import { processWide } from '@/lib/process-wide';
import { decisionCodes } from '@/lib/tokens/decide';

const outcomes = [...decisionCodes, 'malformed', 'wrong_user', 'undecided'] as const;
type Outcome = (typeof outcomes)[number];

const counts = processWide('verdicts', () => Object.fromEntries(outcomes.map((one) => [one, 0])));

/** How often each verdict was given by this process; `undecided` when the database did not answer. */
export function verdictCounts(): Record<Outcome, number> {
  return counts as Record<Outcome, number>;
}
