import fc from 'fast-check';
import { expect, test } from 'vitest';
import { limitedTo, unrestricted } from '@/lib/actor/rights';
import { type Candidate, type DecisionContext, decide } from '@/lib/tokens/decide';

const instant = fc.date({ min: new Date('2000-01-01'), max: new Date('2100-01-01'), noInvalidDate: true });
const featureName = fc.constantFrom('apitokens', 'diskusage', 'updatecontact', 'verify', 'other');
const rights = fc.oneof(fc.constant(unrestricted), fc.uniqueArray(featureName).map(limitedTo));
const candidate: fc.Arbitrary<Candidate> = fc.record({
  ownerSuspended: fc.boolean(),
  expiresAt: fc.option(instant),
  rights,
});
const context: fc.Arbitrary<DecisionContext> = fc.record(
  { now: instant, feature: fc.option(featureName) },
  { requiredKeys: ['now'] },
);

test('what is not there is not found, whatever is asked', () => {
  fc.assert(fc.property(context, (asked) => decide(null, asked) === 'not_found'));
});

test('a suspended owner stops every token, also one that has expired or lacks the feature', () => {
  fc.assert(
    fc.property(
      candidate,
      context,
      (token, asked) => decide({ ...token, ownerSuspended: true }, asked) === 'owner_suspended',
    ),
  );
});

test('at its instant and after it a token has expired, whatever it may do', () => {
  fc.assert(
    fc.property(candidate, context, fc.nat(10 ** 12), (token, asked, late) => {
      const expiresAt = new Date(asked.now.getTime() - late);
      expect(decide({ ...token, ownerSuspended: false, expiresAt }, asked)).toBe('expired');
    }),
  );
});

test('a millisecond before its instant a token is good', () => {
  fc.assert(
    fc.property(instant, (now) => {
      const token = { ownerSuspended: false, expiresAt: new Date(now.getTime() + 1), rights: unrestricted };
      expect(decide(token, { now })).toBe('valid');
    }),
  );
});

const living = fc.record({ ownerSuspended: fc.constant(false), expiresAt: fc.constant(null), rights });

test('an unrestricted token may everything, also what has no feature', () => {
  fc.assert(
    fc.property(
      living,
      context,
      (token, asked) => decide({ ...token, rights: unrestricted }, asked) === 'valid',
    ),
  );
});

test('a limited token may exactly what it was granted', () => {
  fc.assert(
    fc.property(living, instant, fc.uniqueArray(featureName), featureName, (token, now, granted, feature) => {
      const limited = { ...token, rights: limitedTo(granted) };
      expect(decide(limited, { now, feature })).toBe(
        granted.includes(feature) ? 'valid' : 'insufficient_feature',
      );
      expect(decide(limited, { now, feature: null })).toBe('insufficient_feature');
      expect(decide(limited, { now })).toBe('valid');
    }),
  );
});

test('the verdict is valid only when nothing at all is against it', () => {
  fc.assert(
    fc.property(candidate, context, (token, asked) => {
      fc.pre(decide(token, asked) === 'valid');
      expect(token.ownerSuspended).toBe(false);
      expect(token.expiresAt === null || token.expiresAt > asked.now).toBe(true);
    }),
  );
});
