'use client';

import { useEffect, useRef } from 'react';
import { whenBack } from '@/components/lost-answer/when-back';

/** Calls `act` once, as soon as the server answers again; again later when `act` itself gets no answer. */
export function useWhenBack(act: () => unknown): void {
  const latest = useRef(act);
  latest.current = act;

  useEffect(() => {
    const leaving = new AbortController();
    async function run() {
      for (;;) {
        await whenBack(leaving.signal);
        try {
          await latest.current();
          return;
        } catch {
          leaving.signal.throwIfAborted();
        }
      }
    }
    run().catch(() => undefined);
    return () => leaving.abort();
  }, []);
}
