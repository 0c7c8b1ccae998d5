'use client';

import { useLinkStatus } from 'next/link';

/** Inside a `<Link>`: a line along the top of the window while its page is on the way, once that takes longer than a moment. */
export function LinkProgress() {
  const { pending } = useLinkStatus();
  if (!pending) return null;
  return (
    <span
      role="status"
      aria-label="Loading"
      className="fixed inset-x-0 top-0 z-toast h-0.5 origin-left animate-[appear_100ms_100ms_backwards,progress_8s_100ms_cubic-bezier(0.1,0.7,0.2,1)_both] bg-accent"
    />
  );
}
