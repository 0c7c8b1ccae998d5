'use client';

import { Trash2 } from 'lucide-react';
import { use } from 'react';
import { Button } from '@/components/ui/button';

/** What is selected, and what can be done with it. Floats over the foot of the page, so that nothing jumps. */
export function SelectionBar({
  chosen,
  total: counting,
  wholePage,
  onEverything,
  onRevoke,
  onClear,
}: {
  /** How many are chosen one by one, or that all are that match. */
  chosen: number | 'everything';
  /** How many tokens match. */
  total: Promise<number>;
  /** Whether every token of this page is chosen. */
  wholePage: boolean;
  onEverything: () => void;
  onRevoke: () => void;
  onClear: () => void;
}) {
  const total = use(counting);
  const selected = chosen === 'everything' ? total : chosen;
  const words =
    selected === 0
      ? ''
      : selected === 1
        ? '1 token selected'
        : `${selected.toLocaleString('en')} tokens selected`;
  return (
    <>
      <p role="status" className="sr-only">
        {words}
      </p>
      {selected > 0 && (
        <section
          aria-label="Selection"
          className="fixed inset-x-4 bottom-4 z-menu mx-auto flex w-fit max-w-[calc(100vw-2rem)] animate-[appear_100ms] flex-wrap items-center gap-x-3 gap-y-2 rounded-lg border border-line bg-raised px-4 py-2.5 text-sm shadow-lg"
        >
          <span className="tabular font-medium">{words}</span>
          {wholePage && total > selected && (
            <Button variant="ghost" size="sm" className="text-accent-text!" onClick={onEverything}>
              Select all {total.toLocaleString('en')} tokens that match
            </Button>
          )}
          <span className="flex gap-2">
            <Button variant="danger" size="sm" onClick={onRevoke}>
              <Trash2 aria-hidden="true" /> Revoke
            </Button>
            <Button variant="ghost" size="sm" onClick={onClear}>
              Clear
            </Button>
          </span>
        </section>
      )}
    </>
  );
}
