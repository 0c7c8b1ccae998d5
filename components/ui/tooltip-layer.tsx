'use client';

import { useEffect, useRef } from 'react';
import { watchTips } from '@/components/ui/watch-tips';

/** The one bubble that serves every `data-tip` on the page, so that a table of dates costs nothing to bring alive. */
export function TooltipLayer() {
  const bubble = useRef<HTMLDivElement>(null);
  useEffect(() => (bubble.current ? watchTips(bubble.current) : undefined), []);
  return (
    <div
      ref={bubble}
      popover="manual"
      aria-hidden="true"
      className="inset-auto m-0 max-w-72 rounded border border-transparent bg-ink px-2 py-1 text-xs text-canvas shadow-md"
    />
  );
}
