import { beforeAll, expect, test } from 'vitest';
import { readFrontFacts } from '@/app/_request/front-facts';
import { frontMark, makeFrontMark } from '@/lib/front-mark';

const claims = {
  'x-latchkey-address': '192.0.2.1',
  'x-latchkey-request-id': 'number',
  'x-latchkey-path': '/tokens?q=a',
};

beforeAll(makeFrontMark);

test('what the front says is believed', () => {
  const sent = new Headers({ ...claims, 'x-latchkey-front': frontMark() ?? '' });
  expect(readFrontFacts(sent)).toEqual({
    address: '192.0.2.1',
    requestId: 'number',
    path: '/tokens?q=a',
    unlistedProxy: false,
  });
  sent.delete('x-latchkey-address');
  expect(readFrontFacts(sent)?.address).toBeNull();
});

test('nothing is believed without the mark of this start', () => {
  const earlier = frontMark() ?? '';
  makeFrontMark();
  for (const mark of [undefined, '', 'x'.repeat(43), earlier])
    expect(
      readFrontFacts(new Headers({ ...claims, ...(mark !== undefined && { 'x-latchkey-front': mark }) })),
    ).toBeNull();
});
