'use client';

import { Button } from '@/components/ui/button';
import { CopyButton } from '@/components/ui/copy-button';

/** What we say when it is our fault: what failed, that nothing was changed, an id to quote, and Retry. */
export function Fault({ requestId, retry }: { requestId?: string; retry: () => void }) {
  return (
    <div role="alert" className="grid gap-4">
      <div className="grid gap-1.5">
        <h1 className="text-xl font-semibold">This page could not be shown</h1>
        <p className="text-muted">Something failed on our side. Nothing was changed by it.</p>
      </div>
      {requestId && (
        <p className="flex flex-wrap items-center gap-2 text-sm text-muted">
          Error id, to quote when you ask for help:{' '}
          <code className="font-mono text-ink select-all">{requestId}</code>
          <CopyButton value={requestId} variant="ghost" size="sm" />
        </p>
      )}
      <Button variant="primary" className="w-fit" onClick={retry}>
        Retry
      </Button>
    </div>
  );
}
