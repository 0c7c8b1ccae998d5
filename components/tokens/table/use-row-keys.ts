'use client';

import { useRouter } from 'next/navigation';
import type { RefObject } from 'react';
import { useShortcuts } from '@/components/shortcuts/use-shortcuts';

/** Moves the focus among the rows with j and k, and does with the focused one what the other keys say. */
export function useRowKeys(body: RefObject<HTMLTableSectionElement | null>, onRevoke: () => void): void {
  const router = useRouter();

  const rows = () => [...(body.current?.rows ?? [])];
  const focused = () => rows().findIndex((row) => row.contains(document.activeElement));

  function move(by: 1 | -1) {
    const at = focused();
    const to =
      at < 0 ? (by === 1 ? 0 : rows().length - 1) : Math.min(Math.max(at + by, 0), rows().length - 1);
    rows()[to]?.focus();
    rows()[to]?.scrollIntoView({ block: 'nearest' });
  }

  /** A real click on the row's checkbox, so that Shift selects a range as the mouse does. */
  function select(shiftKey: boolean) {
    const box = rows()[focused()]?.querySelector('input[type=checkbox]');
    if (!box) return false;
    box.dispatchEvent(new MouseEvent('click', { bubbles: true, cancelable: true, shiftKey }));
  }

  function manage() {
    const row = rows()[focused()];
    if (!row || row !== document.activeElement) return false;
    router.push(row.dataset.manage ?? '/tokens');
  }

  useShortcuts({
    j: () => move(1),
    k: () => move(-1),
    x: () => select(false),
    'Shift+X': () => select(true),
    Enter: manage,
    Delete: onRevoke,
    '/': () => document.getElementById('search')?.focus(),
  });
}
