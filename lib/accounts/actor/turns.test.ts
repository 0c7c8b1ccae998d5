import { afterEach, beforeEach, expect, it, vi } from 'vitest';
import { AccountTurns } from '@/lib/accounts/actor/turns';
import { DatabaseUnavailable } from '@/lib/db/unavailable';

beforeEach(() => void vi.useFakeTimers());
afterEach(() => void vi.useRealTimers());

/** Turns whose work ends when it is told to; `begun` names what has begun, in its order. */
function turnsWithWork(atOnce = 1) {
  const turns = new AccountTurns(atOnce);
  const begun: string[] = [];
  const ends: (() => void)[] = [];
  const ask = (account: string, actor: string, name: string) =>
    turns.run(account, actor, () => {
      begun.push(name);
      return new Promise<string>((resolve) => ends.push(() => resolve(name)));
    });
  const endOne = async () => {
    ends.shift()?.();
    await vi.advanceTimersByTimeAsync(0);
  };
  return { begun, ask, endOne };
}

it('begins one change of an account at a time, and those of other accounts meanwhile', async () => {
  const { begun, ask, endOne } = turnsWithWork();
  const first = ask('a', 'thief', 'first');
  void ask('a', 'thief', 'second');
  void ask('b', 'other', 'elsewhere');
  await vi.advanceTimersByTimeAsync(0);
  expect(begun).toEqual(['first', 'elsewhere']);
  await endOne();
  expect(await first).toBe('first');
  expect(begun).toEqual(['first', 'elsewhere', 'second']);
});

it('begins as many at once as it may', async () => {
  const { begun, ask, endOne } = turnsWithWork(2);
  for (const name of ['first', 'second', 'third', 'fourth']) void ask('a', 'one', name);
  await vi.advanceTimersByTimeAsync(0);
  expect(begun).toEqual(['first', 'second']);
  await endOne();
  expect(begun).toEqual(['first', 'second', 'third']);
});

it('lets an owner’s revoke begin after one change of a token that floods, not after all', async () => {
  const { begun, ask, endOne } = turnsWithWork();
  for (let i = 0; i < 100; i++) void ask('a', 'thief', `create ${i}`);
  void ask('a', 'owner', 'revoke');
  await vi.advanceTimersByTimeAsync(0);
  for (let i = 0; i < 3; i++) await endOne();
  expect(begun).toEqual(['create 0', 'create 1', 'revoke', 'create 2']);
});

it('goes on after a change that failed, and remembers nobody in the end', async () => {
  const turns = new AccountTurns(1);
  const failed = turns.run('a', 'one', () => Promise.reject(new Error('failed')));
  const after = turns.run('a', 'two', async () => 'done');
  await expect(failed).rejects.toThrow('failed');
  expect(await after).toBe('done');
  expect(await turns.run('a', 'two', async () => 'again')).toBe('again');
});

it('gives up whose turn does not come in ten seconds, and not its neighbours', async () => {
  const { begun, ask, endOne } = turnsWithWork();
  void ask('a', 'thief', 'first');
  const late = ask('a', 'thief', 'late');
  const gaveUp = expect(late).rejects.toThrow(DatabaseUnavailable);
  await vi.advanceTimersByTimeAsync(9000);
  void ask('a', 'thief', 'third');
  await vi.advanceTimersByTimeAsync(1000);
  await gaveUp;
  await endOne();
  expect(begun).toEqual(['first', 'third']);
});
