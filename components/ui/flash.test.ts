import { describe, expect, it } from 'vitest';
import { flashCookie, readFlash } from '@/components/ui/flash';

describe('a flash', () => {
  it('comes back as it was set', () => {
    expect(readFlash(flashCookie('Revoked “a;b”').value)).toEqual({
      message: 'Revoked “a;b”',
      tone: 'success',
    });
    expect(readFlash(flashCookie('It failed', 'danger').value)).toEqual({
      message: 'It failed',
      tone: 'danger',
    });
  });

  it.each([undefined, '', '{', 'null', '[]', '{"message":""}', '{"message":{"a":1}}'])(
    'is nothing when it is %j',
    (value) => {
      expect(readFlash(value)).toBeUndefined();
    },
  );

  it('has a tone we know', () => {
    expect(readFlash('{"message":"Hello","tone":"<b>"}')?.tone).toBe('success');
  });
});
