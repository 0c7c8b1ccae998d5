import { expect, test } from 'vitest';
import { domainName } from '@/lib/accounts/domain/domain-name';

test.each([
  ['example.com', 'example.com'],
  [' Example.COM. ', 'example.com'],
  ['a-b.example.co.uk', 'a-b.example.co.uk'],
  ['müller.de', 'xn--mller-kva.de'],
  ['1.example', '1.example'],
])('%s is %s', (typed, kept) => {
  expect(domainName.parse(typed)).toBe(kept);
});

test.each([
  '',
  'localhost',
  'http://example.com',
  'example.com/x',
  'example.com:80',
  'a b.com',
  'a_b.com',
  '-a.com',
  'a-.com',
  '..',
  'a..com',
  '192.0.2.1',
  `${'a'.repeat(64)}.com`,
  `${'a.'.repeat(130)}com`,
])('“%s” is no domain', (typed) => {
  expect(domainName.safeParse(typed).success).toBe(false);
});
