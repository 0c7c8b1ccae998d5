'use client';

import { useEffect, useRef } from 'react';
import { BASE_PATH } from '@/components/ui/base-path';
import { beneath } from '@/lib/address/base-path.mjs';

/**
 * Holds a person who is about to leave the page: a link, the browser's Back, closing the tab.
 * `onAttempt` learns where they were going; closing asks by the browser's own words. `release` ends it.
 */
export function useLeaveGuard(onAttempt: (href: string) => void) {
  const released = useRef(false);
  const attempt = useRef(onAttempt);
  attempt.current = onAttempt;

  useEffect(() => {
    const listening = new AbortController();
    const options = { signal: listening.signal, capture: true };
    const held = () => !released.current;
    // Back then leads to this same page first, where it can be asked.
    history.pushState(history.state, '', location.href);

    addEventListener('beforeunload', (event) => held() && event.preventDefault(), options);
    addEventListener(
      'click',
      (event) => {
        const link = (event.target as Element).closest?.('a[href]');
        if (
          !held() ||
          !(link instanceof HTMLAnchorElement) ||
          event.ctrlKey ||
          event.metaKey ||
          link.target === '_blank'
        )
          return;
        if (link.hash && link.pathname === location.pathname) return;
        event.preventDefault();
        event.stopPropagation();
        attempt.current(beneath(link.pathname, BASE_PATH) + link.search);
      },
      options,
    );
    addEventListener(
      'popstate',
      () => {
        if (!held()) return;
        history.pushState(history.state, '', location.href);
        attempt.current('/tokens');
      },
      options,
    );
    return () => listening.abort();
  }, []);

  return {
    release: () => {
      released.current = true;
    },
  };
}
