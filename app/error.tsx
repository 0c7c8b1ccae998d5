'use client';

import { useRouter } from 'next/navigation';
import { startTransition } from 'react';
import { Fault } from '@/components/frame/fault';
import { NotFoundPage } from '@/components/frame/not-found-page';
import { FOREIGN_FORM } from '@/lib/address/own-origin';

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
    <NotFoundPage>
      <Fault digest={error.digest} refusal={refusalIn(error)} retry={retry} />
    </NotFoundPage>
  );
}

/** A form that the front refused brings its own words; those of any other error are not for people. */
function refusalIn({ message }: Error): string | undefined {
  return message.startsWith(FOREIGN_FORM) ? message : undefined;
}
