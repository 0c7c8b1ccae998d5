import { join, relative } from 'node:path';
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { partsWithin } from '@/lib/accounts/home/home-path';

const home = '/home/alice';

test.each([
  ['.', []],
  ['', []],
  ['/home/alice', []],
  ['/home/alice/', []],
  ['public_html', ['public_html']],
  ['./a//b/', ['a', 'b']],
  ['/home/alice/a/b', ['a', 'b']],
  ['...', ['...']],
])('%s leads to %j', (path, parts) => {
  expect(partsWithin(home, path)).toEqual({ ok: true, value: parts });
});

test.each([
  '..',
  '../bob',
  'a/../../bob',
  'a/..',
  '/home/alice/../bob',
  '/home/alice2',
  '/home',
  '/',
  '/etc/passwd',
  '//home/alice',
  'x'.repeat(5000),
  'a/'.repeat(300),
])('%s is refused', (path) => {
  expect(partsWithin(home, path)).toMatchObject({ ok: false, error: expect.any(String) });
});

test('whatever is asked for, what is opened lies within the home', () => {
  const piece = fc.constantFrom(
    '/',
    '//',
    '.',
    '..',
    'a',
    'home',
    'alice',
    'alice2',
    '\\',
    '%2e%2e',
    ' ',
    '~',
  );
  const anyHome = fc.constantFrom('/home/alice', '/home/alice/', '/', '/h');
  fc.assert(
    fc.property(anyHome, fc.array(piece, { maxLength: 8 }), (root, pieces) => {
      const read = partsWithin(root, pieces.join(''));
      if (!read.ok) return;
      const opened = relative(root, join(root, ...read.value));
      expect(opened === '' || !opened.split('/').includes('..')).toBe(true);
      for (const part of read.value) expect(part).not.toMatch(/^$|^\.\.?$|\//);
    }),
    { numRuns: 5000 },
  );
});
