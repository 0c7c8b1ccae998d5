'use client';

import { type RefObject, useEffect } from 'react';

/** Closes an open `<details>` as a menu closes: on Escape, on a press elsewhere, when the focus leaves, on `data-close`. */
export function useDismiss(details: RefObject<HTMLDetailsElement | null>): void {
  useEffect(() => {
    const box = details.current;
    if (!box) return;
    const listening = new AbortController();
    const { signal } = listening;

    const leave = (to: EventTarget | null) => {
      if (box.open && to instanceof Node && !box.contains(to)) box.open = false;
    };
    const close = () => {
      box.open = false;
      box.querySelector('summary')?.focus();
    };

    document.addEventListener('pointerdown', (event) => leave(event.target), { signal });
    box.addEventListener('focusout', (event) => leave(event.relatedTarget), { signal });
    box.addEventListener(
      'keydown',
      (event) => {
        if (event.key !== 'Escape' || !box.open) return;
        event.stopPropagation();
        close();
      },
      { signal },
    );
    box.addEventListener(
      'click',
      (event) => {
        if (event.target instanceof Element && event.target.closest('[data-close]')) close();
      },
      { signal },
    );
    return () => listening.abort();
  }, [details]);
}
