'use client';

import { useEffect, useRef } from 'react';
import { whenBack } from '@/components/lost-answer/when-back';
import { tokenCount } from '@/components/tokens/revoke/token-names';
import { dismissToast, toast } from '@/components/ui/toast';

/** For a revoke whose answer did not arrive: says so, then what is still there, as soon as the server answers. */
export function useLostRevoke() {
  const leaving = useRef(new AbortController());
  useEffect(() => {
    const left = new AbortController();
    leaving.current = left;
    return () => left.abort();
  }, []);

  /**
   * For a revoke of `total` tokens. `left` asks how many of them are still there; returns what it said, or
   * null when the page was left before.
   */
  return async function lookUp(total: number, left: () => Promise<number>): Promise<number | null> {
    const [subject, were, are] = total === 1 ? ['token', 'was', 'is'] : ['tokens', 'were', 'are'];
    const waiting = toast(
      `The answer did not arrive, so it is not known whether the ${subject} ${were} revoked. Checking …`,
      { tone: 'danger' },
    );
    const { signal } = leaving.current;
    for (;;) {
      try {
        await whenBack(signal);
        const count = await left();
        dismissToast(waiting);
        if (count === 0) toast(`The answer did not arrive, but the ${subject} ${are} revoked.`);
        else toast(notRevoked(count), { tone: 'danger' });
        return count;
      } catch {
        if (signal.aborted) return null;
      }
    }
  };
}

function notRevoked(count: number): string {
  return `Nothing was revoked: ${tokenCount(count)} ${count === 1 ? 'is' : 'are'} still there. Try again.`;
}
