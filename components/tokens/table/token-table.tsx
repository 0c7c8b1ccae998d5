'use client';

import { useTable } from '@tanstack/react-table';
import { unstable_rethrow, useRouter } from 'next/navigation';
import { useRef, useState } from 'react';
import { RevokeDialog } from '@/components/tokens/revoke/revoke-dialog';
import { useLostRevoke } from '@/components/tokens/revoke/use-lost-revoke';
import { SelectionBar } from '@/components/tokens/table/selection-bar';
import { type TableQuery, tableHref } from '@/components/tokens/table/table-address';
import { TableHead } from '@/components/tokens/table/table-head';
import { columns, features } from '@/components/tokens/table/token-columns';
import { TokenRow } from '@/components/tokens/table/token-row';
import { useRowKeys } from '@/components/tokens/table/use-row-keys';
import { useSelection } from '@/components/tokens/table/use-selection';
import type { TokenView } from '@/components/tokens/token-view';
import { ownHref } from '@/components/ui/base-path';
import { toast } from '@/components/ui/toast';

/** Which tokens to revoke, as the server takes it. */
export type Chosen = { ids: string[] } | { search: string; state?: string; asOf: string };
export type RevokeOutcome = { message: string; tone: 'success' | 'danger' };

/** The API tokens table: one page of rows that the server read, and the selection over all pages. */
export function TokenTable({
  tokens,
  query,
  total,
  size,
  asOf,
  revoke,
  left,
}: {
  tokens: TokenView[];
  query: TableQuery;
  /** How many tokens match on all pages; it comes later than the rows. */
  total: Promise<number>;
  size: number;
  /** When the rows were read, by the database's clock. */
  asOf: string;
  revoke: (chosen: Chosen) => Promise<RevokeOutcome>;
  /** How many of these tokens are still there. */
  left: (chosen: Chosen) => Promise<number>;
}) {
  const selection = useSelection(tableHref(query, { page: 1, sort: 'created', direction: 'desc' }));
  const names = useRef(new Map<string, string>());
  const region = useRef<HTMLElement>(null);
  const body = useRef<HTMLTableSectionElement>(null);
  const router = useRouter();
  const lookUp = useLostRevoke();
  const [asking, setAsking] = useState<{ total: number; names: string[] }>();

  for (const token of tokens) names.current.set(token.id, token.name);

  const table = useTable({
    features,
    columns,
    data: tokens,
    getRowId: (token) => token.id,
    manualSorting: true,
    manualPagination: true,
    state: {
      rowSelection: selection.rows,
      sorting: [{ id: query.sort, desc: query.direction === 'desc' }],
      pagination: { pageIndex: query.page - 1, pageSize: size },
    },
    onRowSelectionChange: selection.setRows,
  });

  const chosen = selection.everything ? 'everything' : selection.ids.length;

  async function ask() {
    if (chosen === 0) return;
    const known = selection.everything
      ? tokens.map(({ name }) => name)
      : selection.ids.map((id) => names.current.get(id) ?? id);
    setAsking({ total: chosen === 'everything' ? await total : chosen, names: known.toSorted() });
  }

  async function revokeChosen() {
    const chosen = selection.everything
      ? { search: query.search, state: query.state, asOf }
      : { ids: selection.ids };
    try {
      const { message, tone } = await revoke(chosen);
      toast(message, { tone });
      selection.clear();
    } catch (error) {
      // The way to the sign-in page comes as an error as well.
      unstable_rethrow(error);
      void lookUp(asking?.total ?? 0, () => left(chosen)).then((count) => {
        if (count === 0) selection.clear();
        if (count !== null) router.refresh();
      });
    }
    setAsking(undefined);
    region.current?.focus();
  }

  useRowKeys(body, ask);

  return (
    <>
      {/* Sent only where no script runs: then the next page asks for confirmation. */}
      <form action={ownHref('/tokens/revoke')} onSubmit={(event) => event.preventDefault()}>
        <section
          ref={region}
          aria-label="API tokens"
          tabIndex={-1}
          className="overflow-clip rounded-lg outline-none lg:overflow-x-auto lg:border lg:border-line lg:bg-surface lg:shadow-sm"
        >
          <table className="w-full border-collapse text-sm max-lg:block">
            <caption className="sr-only">API tokens</caption>
            <TableHead table={table} query={query} everything={selection.everything} />
            <tbody ref={body} className="max-lg:grid max-lg:gap-2 md:max-lg:grid-cols-2">
              {table.getRowModel().rows.map((row) => (
                <TokenRow key={row.id} row={row} chosen={selection.everything || row.getIsSelected()} />
              ))}
            </tbody>
          </table>
        </section>
        <noscript>
          <button type="submit" className="mt-3 rounded border border-edge px-3 py-1.5 text-sm font-medium">
            Revoke
          </button>
        </noscript>
        <SelectionBar
          chosen={chosen}
          total={total}
          wholePage={table.getIsAllPageRowsSelected()}
          onEverything={selection.selectEverything}
          onRevoke={ask}
          onClear={selection.clear}
        />
      </form>
      {asking && <RevokeDialog {...asking} onConfirm={revokeChosen} onClose={() => setAsking(undefined)} />}
    </>
  );
}
