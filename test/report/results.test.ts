import { expect, it } from 'vitest';
import { describeError } from '@/test/report/results';

it('an error is told in plain text, with the places in the project and no others', () => {
  const stack = [
    'Error: gone',
    '    at Client.read (/p/node_modules/pg/client.js:1:2)',
    '    at new Promise (<anonymous>)',
    '    at open (/p/lib/db/pool.ts:3:4)',
    '    at process.emit (node:events:5:6)',
  ].join('\n');
  expect(describeError({ message: '\u001b[31mgone\u001b[39m', stack })).toBe(
    'gone\n    at open (/p/lib/db/pool.ts:3:4)',
  );
});

it('what was thrown without being an error is told as well', () => {
  expect(describeError({ value: 'Error: no worker' })).toBe('Error: no worker');
  expect(describeError({})).toBe('an error without a message');
});
