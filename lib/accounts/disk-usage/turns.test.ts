import fc from 'fast-check';
import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { type Turn, Turns } from '@/lib/accounts/disk-usage/turns';

beforeEach(() => {
  vi.useFakeTimers();
});
afterEach(() => {
  vi.useRealTimers();
});

/** Work that takes `seconds` of running, a second at a time. */
class Work implements Turn {
  running = false;
  ran = 0;
  over: 'done' | 'gave up' | undefined;
  overAt = 0;

  constructor(
    readonly turns: Turns,
    readonly seconds: number,
  ) {
    turns.add(this);
  }

  run(): void {
    this.running = true;
  }

  pause(): void {
    this.running = false;
  }

  giveUp(): void {
    this.end('gave up');
  }

  step(now: number): void {
    if (!this.running || this.over) return;
    if (++this.ran >= this.seconds) this.end('done', now);
  }

  end(how: 'done' | 'gave up', now = 0): void {
    this.over = how;
    this.overAt = now;
    this.turns.remove(this);
  }
}

const make = (started = 16) => new Turns({ atOnce: 2, started, sliceMs: 1000, mostMs: 300_000 });

function pass(all: Work[], seconds: number, begin = 0): void {
  for (let second = 1; second <= seconds; second++) {
    for (const work of all) work.step(begin + second);
    vi.advanceTimersByTime(1000);
    expect(all.filter(({ running, over }) => running && !over).length).toBeLessThanOrEqual(2);
  }
}

test('two slow ones do not hold up the others', () => {
  const turns = make();
  const slow = [new Work(turns, 200), new Work(turns, 200)];
  pass(slow, 10);
  const quick = [new Work(turns, 1), new Work(turns, 1), new Work(turns, 2)];
  pass([...slow, ...quick], 8, 10);
  expect(quick.map(({ over }) => over)).toEqual(['done', 'done', 'done']);
  pass([...slow, ...quick], 400, 18);
  expect(slow.map(({ over }) => over)).toEqual(['done', 'done']);
});

test('one that runs for longer than any may is ended, and its waiting does not count', () => {
  const turns = make();
  const all = [new Work(turns, 1e9), new Work(turns, 1e9), new Work(turns, 1e9)];
  pass(all, 310);
  expect(all.map(({ over }) => over)).toEqual([undefined, undefined, undefined]);
  pass(all, 300);
  expect(all.map(({ over }) => over)).toEqual(['gave up', 'gave up', 'gave up']);
});

test('whatever comes, at most two run, no more than so many have begun, and every one gets its turn', () => {
  const times = fc.array(fc.integer({ min: 1, max: 20 }), { minLength: 1, maxLength: 30 });
  fc.assert(
    fc.property(times, fc.integer({ min: 2, max: 6 }), (seconds, started) => {
      const turns = make(started);
      const all = seconds.map((length) => new Work(turns, length));
      const begun = () => all.filter(({ ran, running, over }) => (ran > 0 || running) && !over).length;
      for (let second = 0; second < 700 && !all.every(({ over }) => over); second++) {
        pass(all, 1, second);
        expect(begun()).toBeLessThanOrEqual(started);
      }
      expect(all.every(({ over }) => over === 'done')).toBe(true);
    }),
  );
});
