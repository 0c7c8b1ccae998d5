import fc from 'fast-check';
import { expect, it } from 'vitest';
import { Gate } from '@/lib/db/pool/long-read';

it('lets no more than its places in, all in the order in which they came, whichever fails', async () => {
  await fc.assert(
    fc.asyncProperty(
      fc.integer({ min: 1, max: 4 }),
      fc.array(fc.record({ turns: fc.integer({ min: 0, max: 5 }), fails: fc.boolean() }), { maxLength: 20 }),
      async (places, actions) => {
        const gate = new Gate(places);
        const begun: number[] = [];
        let inside = 0;
        let most = 0;
        const ends = await Promise.allSettled(
          actions.map(({ turns, fails }, at) =>
            gate.run(async () => {
              begun.push(at);
              most = Math.max(most, ++inside);
              for (let turn = 0; turn < turns; turn++) await Promise.resolve();
              inside--;
              if (fails) throw new Error('on purpose');
              return at;
            }),
          ),
        );
        expect(begun).toEqual(actions.map((_, at) => at));
        expect(most).toBe(Math.min(most, places));
        expect(inside).toBe(0);
        expect(ends.map(({ status }) => status)).toEqual(
          actions.map(({ fails }) => (fails ? 'rejected' : 'fulfilled')),
        );
      },
    ),
  );
});
