'use client';

import { useEffect, useRef, useState } from 'react';
import { toast } from '@/components/ui/toast';

/** Row ids as TanStack Table keeps them. */
export type SelectedRows = Record<string, true>;

type Selection = { scope: string; rows: SelectedRows; everything: boolean };

const nothing = (scope: string): Selection => ({ scope, rows: {}, everything: false });

/**
 * The selected tokens: single ones, or every one that matches. Outlives paging and sorting; a new
 * `scope` (another search or state) ends it, and says so.
 */
export function useSelection(scope: string) {
  const [selection, setSelection] = useState(nothing(scope));
  const lost = useRef(false);

  if (selection.scope !== scope) {
    lost.current ||= selection.everything || Object.keys(selection.rows).length > 0;
    setSelection(nothing(scope));
  }

  useEffect(() => {
    if (lost.current) toast('The selection was cleared, because the search changed.', { tone: 'info' });
    lost.current = false;
  });

  return {
    rows: selection.rows,
    ids: Object.keys(selection.rows),
    everything: selection.everything,
    setRows: (change: SelectedRows | ((rows: SelectedRows) => SelectedRows)) =>
      setSelection(({ rows }) => ({
        scope,
        rows: typeof change === 'function' ? change(rows) : change,
        everything: false,
      })),
    selectEverything: () => setSelection(({ rows }) => ({ scope, rows, everything: true })),
    clear: () => setSelection(nothing(scope)),
  };
}
