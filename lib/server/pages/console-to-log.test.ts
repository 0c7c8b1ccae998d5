import { afterAll, beforeAll, expect, it } from 'vitest';
import { logTo } from '@/lib/log/log';
import { runInRequest } from '@/lib/request-scope';
import { consoleToLog } from '@/lib/server/pages/console-to-log';

const { error, warn, log, info, debug } = console;
const lines: string[] = [];

beforeAll(() => {
  logTo({ write: (line) => void lines.push(line) });
  consoleToLog();
});
afterAll(() => void Object.assign(console, { error, warn, log, info, debug }));

const told = () => lines.splice(0).map((line) => JSON.parse(line) as Record<string, unknown>);

it('an error of a page is one JSON line, with the request it belongs to and its stack', () => {
  runInRequest({ requestId: 'r1', unavailable: false }, () => console.error('⨯', new Error('broken')));
  const lines = told();
  expect(lines).toHaveLength(1);
  expect(lines[0]).toMatchObject({
    level: 'error',
    requestId: 'r1',
    msg: 'page failed',
    err: { message: 'broken', stack: expect.stringContaining('\n') },
  });
});

it('what is said besides keeps its words', () => {
  console.warn('The', { a: 1 }, 'is odd');
  expect(told()).toEqual([expect.objectContaining({ level: 'warn', msg: 'The { a: 1 } is odd' })]);
});

it('a visitor who left is no error', () => {
  console.error('⨯', Object.assign(new Error('aborted'), { code: 'ECONNRESET' }));
  expect(told()).toEqual([]);
});
