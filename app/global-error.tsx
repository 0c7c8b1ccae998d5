'use client';

import { Fault } from '@/components/frame/fault';
import { NotFoundPage } from '@/components/frame/not-found-page';
import '@/app/globals.css';

/** When even the root layout fails; it has to bring its own document. */
export default function GlobalError({ error }: { error: Error & { digest?: string } }) {
  return (
    <html lang="en">
      <body>
        <title>Something failed · Latchkey</title>
        <NotFoundPage>
          <Fault digest={error.digest} retry={() => location.reload()} />
        </NotFoundPage>
      </body>
    </html>
  );
}
