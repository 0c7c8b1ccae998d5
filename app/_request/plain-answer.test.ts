import { expect, test } from 'vitest';
import { orUnavailable, plainAnswer } from '@/app/_request/plain-answer';
import { DatabaseUnavailable, OutcomeUnknown } from '@/lib/db/unavailable';

test.each([new DatabaseUnavailable(), new OutcomeUnknown()])(
  'a route says so, with 503, when the database does not answer: %s',
  async (error) => {
    const answer = await orUnavailable('You may still be signed in.', () => Promise.reject(error));
    expect(answer.status).toBe(503);
    expect(answer.headers.get('retry-after')).toBe('1');
    expect(await answer.text()).toBe('You may still be signed in.\n');
  },
);

test('any other error of a route stays one, and its answer stays what it is', async () => {
  await expect(orUnavailable('', () => Promise.reject(new Error('other')))).rejects.toThrow('other');
  const answer = plainAnswer(403, 'No.');
  expect(await orUnavailable('', () => Promise.resolve(answer))).toBe(answer);
});
