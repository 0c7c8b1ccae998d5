'use client';

import { useRouter } from 'next/navigation';
import { type ReactNode, startTransition } from 'react';
import { useWhenBack } from '@/components/lost-answer/use-when-back';
import { Notice } from '@/components/ui/notice';
import { Spinner } from '@/components/ui/spinner';
import { toast } from '@/components/ui/toast';

/** Says that it is not known what came of a form; when the server is back, the page shows what it saved. */
export function LostAnswer({
  what,
  shown,
  reset,
}: {
  /** As in “whether …”. */
  what: string;
  /** What to say then, on the page that shows it. */
  shown: string;
  reset: () => void;
}) {
  const router = useRouter();
  useWhenBack(() => {
    toast(`The server answers again. ${shown}`, { tone: 'info' });
    startTransition(() => {
      router.refresh();
      reset();
    });
  });
  return <Waiting what={what} />;
}

/** The answer did not arrive, and the server is asked until one does. */
export function Waiting({ what, children }: { what: string; children?: ReactNode }) {
  return (
    <div role="alert">
      <Notice tone="warning" title="The answer did not arrive">
        <p>It is not known whether {what}.</p>
        {children ?? (
          <p className="flex items-center gap-2">
            <Spinner className="shrink-0" /> This page says so as soon as the server answers.
          </p>
        )}
      </Notice>
    </div>
  );
}
