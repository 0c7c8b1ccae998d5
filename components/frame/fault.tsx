'use client';

import { type FaultKind, readFault } from '@/components/frame/fault-digest';
import { Button } from '@/components/ui/button';
import { CopyButton } from '@/components/ui/copy-button';

const LOOK = 'If you were changing something, check whether it was done before you do it again.';

const words: Record<FaultKind, { title: string; text: string }> = {
  unavailable: {
    title: 'The database does not answer',
    text: `Latchkey is running, and continues as soon as the database answers. ${LOOK}`,
  },
  unknown: {
    title: 'It is not known whether this was done',
    text: 'The connection to the database broke while the change was being saved. Check whether it was made before you do it again.',
  },
  failed: { title: 'This page could not be shown', text: `Something failed on our side. ${LOOK}` },
};

type Props = {
  digest?: string;
  /** Why a form was refused, in words for people. */
  refusal?: string;
  retry: () => void;
};

/** What we say when it is our fault: what failed, what to do, the id of the request in the log, and Retry. */
export function Fault({ digest, refusal, retry }: Props) {
  const { kind, id } = readFault(digest);
  const { title, text } = refusal ? { title: 'This form was refused', text: refusal } : words[kind];
  return (
    <div role="alert" className="grid gap-4">
      <div className="grid gap-1.5">
        <h1 className="text-xl font-semibold">{title}</h1>
        <p className="text-muted">{text}</p>
      </div>
      {id && (
        <p className="flex flex-wrap items-center gap-2 text-sm text-muted">
          Request id, to quote when you ask for help:{' '}
          <code className="font-mono break-all text-ink select-all">{id}</code>
          <CopyButton value={id} variant="ghost" size="sm" />
        </p>
      )}
      <Button variant="primary" className="w-fit" onClick={retry}>
        Retry
      </Button>
    </div>
  );
}
