import { expect, it } from 'vitest';
import { faultDigest, readFault } from '@/components/frame/fault-digest';

it('a digest of ours tells what failed and in which request', () => {
  for (const kind of ['unavailable', 'unknown', 'failed'] as const)
    expect(readFault(faultDigest(kind, 'r1'))).toEqual({ kind, id: 'r1' });
  expect(readFault(faultDigest('failed', ''))).toEqual({ kind: 'failed', id: undefined });
});

it('any other is an id of its own, and there may be none', () => {
  expect(readFault('123')).toEqual({ kind: 'failed', id: '123' });
  expect(readFault('latchkey:else:r1')).toEqual({ kind: 'failed', id: 'latchkey:else:r1' });
  expect(readFault(undefined)).toEqual({ kind: 'failed', id: undefined });
});
