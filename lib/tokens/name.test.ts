import fc from 'fast-check';
import { expect, test } from 'vitest';
import { tokenName } from '@/lib/tokens/name';

const allowed = [...'abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789-_'];

const fault = (name: unknown) => tokenName.safeParse(name).error?.issues[0]?.message;

test('every name of 1 to 50 allowed characters is accepted as it is', () => {
  fc.assert(
    fc.property(fc.string({ unit: fc.constantFrom(...allowed), minLength: 1, maxLength: 50 }), (name) => {
      expect(tokenName.parse(name)).toBe(name);
    }),
  );
});

test('one character that is not allowed refuses the whole name', () => {
  const around = fc.string({ unit: fc.constantFrom(...allowed), maxLength: 20 });
  const stranger = fc
    .string({ unit: 'binary', minLength: 1, maxLength: 1 })
    .filter((c) => !allowed.includes(c));
  fc.assert(
    fc.property(around, stranger, around, (before, bad, after) => {
      expect(fault(before + bad + after)).toMatch(/^Use only letters/);
    }),
    { numRuns: 1000 },
  );
});

test('a name of more than 50 characters says how long it is', () => {
  expect(tokenName.safeParse('a'.repeat(50)).success).toBe(true);
  expect(fault('a'.repeat(51))).toBe('Use at most 50 characters. This name has 51.');
});

test('what cannot be seen is named in words', () => {
  expect(fault('my token')).toContain('A space cannot be in a name.');
  expect(fault('token\n')).toContain('An invisible character');
  expect(fault('a\u0000')).toContain('An invisible character');
  expect(fault('café')).toContain('“é”');
});

test('nothing, and what is not text, asks for a name', () => {
  for (const nothing of ['', undefined, null, 7, {}, []])
    expect(fault(nothing)).toBe('Give the token a name.');
});
