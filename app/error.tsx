'use client';

import { useRouter } from 'next/navigation';
import { startTransition } from 'react';
import { Fault } from '@/components/frame/fault';
import { LonelyPage } from '@/components/frame/lonely-page';

/** When a page fails while it is made. */
export default function ErrorPage({
  error,
  reset,
}: {
  error: Error & { digest?: string };
  reset: () => void;
}) {
  const router = useRouter();

  function retry() {
    startTransition(() => {
      router.refresh();
      reset();
    });
  }

  return (
    <LonelyPage>
      <Fault digest={error.digest} retry={retry} />
    </LonelyPage>
  );
}
