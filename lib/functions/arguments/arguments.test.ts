import fc from 'fast-check';
import { expect, test } from 'vitest';
import { z } from 'zod';
import { type Arguments, readArguments, unknownArguments } from '@/lib/functions/arguments/arguments';

const name = fc.stringMatching(/^[a-z_]{1,8}$/).filter((text) => text !== '__proto__');
const value = fc.string({ maxLength: 10 }).filter((text) => !text.includes('\0'));

const list = z.object({ many: z.array(z.string()).default([]) });
const one = z.object({ one: z.string().optional() });

test('numbered arguments are a list in the order of their numbers, however they are sent', () => {
  fc.assert(
    fc.property(
      fc.uniqueArray(fc.tuple(fc.nat(999_999), value), { selector: ([number]) => number }),
      (pairs) => {
        const sent: Arguments = pairs.map(([number, text]) => [`many-${number}`, text]);
        const inOrder = pairs.toSorted((a, b) => a[0] - b[0]).map(([, text]) => text);
        expect(readArguments(sent, list)).toEqual({ ok: true, value: { many: inOrder } });
      },
    ),
  );
});

test('the bare name again and again is a list in its own order, before the numbered ones', () => {
  fc.assert(
    fc.property(fc.array(value), fc.array(value), (bare, numbered) => {
      const sent: Arguments = [
        ...numbered.map((text, i) => [`many-${i}`, text] as const),
        ...bare.map((text) => ['many', text] as const),
      ];
      expect(readArguments(sent, list)).toEqual({ ok: true, value: { many: [...bare, ...numbered] } });
    }),
  );
});

test('arguments that the function does not have change nothing', () => {
  const stranger = fc.tuple(name, value).filter(([text]) => text !== 'one' && text !== 'many');
  fc.assert(
    fc.property(value, fc.array(stranger), fc.nat(10), (text, strangers, at) => {
      const sent = strangers.toSpliced(at, 0, ['one', text]);
      expect(readArguments(sent, one)).toEqual({ ok: true, value: { one: text } });
    }),
  );
});

test('an argument that is no list is taken once, and two different ones are refused', () => {
  fc.assert(
    fc.property(value, value, (first, second) => {
      const read = readArguments(
        [
          ['one', first],
          ['one', second],
        ],
        one,
      );
      expect(read.ok).toBe(first === second);
    }),
  );
  expect(readArguments([['one-0', 'x']], one)).toEqual({ ok: true, value: {} });
});

test('a null character is refused in what is used, by name', () => {
  for (const sent of [[['one', 'a\0b']], [['many-3', '\0']]] as Arguments[]) {
    const read = readArguments(sent, one.extend(list.shape));
    expect(read).toEqual({
      ok: false,
      error: [expect.stringMatching(/“(one|many)” holds a null character/)],
    });
  }
});

test('each argument that is wrong has one sentence with its name', () => {
  const input = z.object({
    name: z.string('Give a name.'),
    size: z.string().regex(/^\d+$/, 'Give digits.'),
    many: z.array(z.string().max(2, 'Too long.')),
  });
  const read = readArguments(
    [
      ['size', 'x'],
      ['many-0', 'long'],
      ['many-1', 'longer'],
    ],
    input,
  );
  expect(read).toEqual({
    ok: false,
    error: ['“name”: Give a name.', '“size”: Give digits.', '“many”: Too long.'],
  });
});

test('names out of JavaScript’s own objects are names like any other', () => {
  const sent: Arguments = [
    ['__proto__', 'x'],
    ['constructor', 'y'],
    ['toString-0', 'z'],
  ];
  expect(readArguments(sent, one)).toEqual({ ok: true, value: {} });
});

test('a list may be sent as axios, jQuery, Guzzle and PHP send it', () => {
  for (const names of [
    ['many[]', 'many[]'],
    ['many[0]', 'many[1]'],
    ['many', 'many-1'],
  ]) {
    const sent: Arguments = names.map((sentName, at) => [sentName, String(at)]);
    expect(readArguments(sent, list)).toEqual({ ok: true, value: { many: ['0', '1'] } });
    expect(unknownArguments(sent, list)).toEqual([]);
  }
});

test('an argument that the function does not have is named, once, whatever else is sent', () => {
  const sent: Arguments = [
    ['mani', 'x'],
    ['mani', 'y'],
    ['one-0', 'x'],
    ['many-0', 'x'],
    ['api.sort', '1'],
    ['api.analytics', '1'],
  ];
  const named = (input: z.ZodObject) =>
    unknownArguments(sent, input).map((warning) => /“(.*)”/.exec(warning)?.[1]);
  expect(named(list)).toEqual(['mani', 'one-0', 'api.analytics']);
  expect(named(one)).toEqual(['mani', 'one-0', 'many-0', 'api.analytics']);
  const strangers: Arguments = Array.from({ length: 500 }, (_, at) => [`x${at}`, '']);
  expect(unknownArguments(strangers, list).length).toBeLessThan(30);
});
