import { PassThrough } from 'node:stream';
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { handOnLines } from '@/lib/server/workers/whole-lines';

/** Says `text` in pieces that end at these places. */
async function printLine(from: PassThrough, text: Buffer, cuts: number[]): Promise<void> {
  const places = [...new Set([0, ...cuts.map((cut) => cut % text.length), text.length])].sort(
    (a, b) => a - b,
  );
  for (let at = 1; at < places.length; at++) {
    from.write(text.subarray(places[at - 1], places[at]));
    await new Promise((resolve) => setImmediate(resolve));
  }
  from.end();
}

test('lines of several processes arrive whole, in order and without loss, wherever they are cut', async () => {
  const texts = fc.array(fc.string({ unit: 'grapheme', minLength: 1 }), { minLength: 1, maxLength: 8 });
  const process = fc.record({ texts, cuts: fc.array(fc.nat(500)) });
  await fc.assert(
    fc.asyncProperty(fc.array(process, { minLength: 1, maxLength: 3 }), async (processes) => {
      const to = new PassThrough({ highWaterMark: 20 });
      const arrived = to.toArray();
      const lines = processes.map((one, at) =>
        one.texts.map((text) => `${at} ${text.replaceAll('\n', ' ')}`),
      );
      const ends = processes.map(async ({ cuts }, at) => {
        const from = new PassThrough();
        const ended = handOnLines(from, to);
        await printLine(from, Buffer.from(`${lines[at]?.join('\n')}\n`), cuts);
        await ended;
      });
      await Promise.all(ends);
      to.end();
      const got = Buffer.concat(await arrived)
        .toString()
        .split('\n')
        .slice(0, -1);
      for (const at of processes.keys())
        expect(got.filter((line) => line.startsWith(`${at} `))).toEqual(lines[at]);
      expect(got).toHaveLength(lines.flat().length);
    }),
    { numRuns: 300 },
  );
});

test('a last line without its end is handed on when the process ends', async () => {
  const [from, to] = [new PassThrough(), new PassThrough()];
  const ended = handOnLines(from, to);
  from.end('whole\nhalf');
  await ended;
  expect(String(to.read())).toBe('whole\nhalf');
});
