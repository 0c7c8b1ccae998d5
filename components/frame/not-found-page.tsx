import type { ReactNode } from 'react';
import { Wordmark } from '@/components/ui/wordmark';

/** A page outside the frame: the mark, and one thing in the middle. */
export function NotFoundPage({ children }: { children: ReactNode }) {
  return (
    <main
      id="content"
      tabIndex={-1}
      className="mx-auto grid min-h-dvh max-w-md content-center gap-6 px-gutter py-12 outline-none"
    >
      <Wordmark large />
      {children}
    </main>
  );
}
