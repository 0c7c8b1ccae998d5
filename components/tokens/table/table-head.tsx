import type { ReactTable } from '@tanstack/react-table';
import { ArrowDown, ArrowUp, ChevronsUpDown } from 'lucide-react';
import { sortHref, type TableQuery } from '@/components/tokens/table/table-address';
import type { features } from '@/components/tokens/table/token-columns';
import type { TokenView } from '@/components/tokens/token-view';
import { Checkbox } from '@/components/ui/checkbox';
import { Link } from '@/components/ui/link';
import { LinkProgress } from '@/components/ui/link-progress';

type TokensTable = ReactTable<typeof features, TokenView>;

const marks = { asc: ArrowUp, desc: ArrowDown, none: ChevronsUpDown };
const said = { asc: 'ascending', desc: 'descending', none: 'none' } as const;

/** The head: the checkbox of the whole page, and links that sort. On a phone only the checkbox is left, with its words. */
export function TableHead({
  table,
  query,
  everything,
}: {
  table: TokensTable;
  query: TableQuery;
  everything: boolean;
}) {
  const all = everything || table.getIsAllPageRowsSelected();
  return (
    <thead className="max-lg:mb-2 max-lg:block">
      {table.getHeaderGroups().map((group) => (
        <tr key={group.id} className="border-b border-line text-left text-muted max-lg:flex max-lg:border-0">
          <th scope="col" className="w-11 py-1.5 pr-1 pl-3.5 max-lg:w-auto max-lg:pl-3.5">
            <label className="flex items-center gap-2 font-medium">
              <Checkbox
                aria-label="Select every token on this page"
                checked={all}
                indeterminate={!all && table.getIsSomePageRowsSelected()}
                onChange={() => table.toggleAllPageRowsSelected(!all)}
              />
              <span className="lg:hidden">Select all on this page</span>
            </label>
          </th>
          {group.headers.map((header) => {
            const sorted = header.column.getIsSorted() || 'none';
            const Mark = marks[sorted];
            return (
              <th
                key={header.id}
                scope="col"
                aria-sort={said[sorted]}
                className="px-2.5 py-1.5 font-medium max-lg:hidden"
              >
                <Link
                  href={sortHref(query, header.id as TableQuery['sort'])}
                  scroll={false}
                  className="-mx-1.5 inline-flex items-center gap-1 rounded px-1.5 py-1 whitespace-nowrap hover:bg-ink/6 hover:text-ink"
                >
                  <table.FlexRender header={header} />
                  <Mark
                    aria-hidden="true"
                    className={sorted === 'none' ? 'size-3.5 opacity-60' : 'size-3.5 text-accent-text'}
                  />
                  <LinkProgress />
                </Link>
              </th>
            );
          })}
          <th scope="col" className="py-1.5 pr-3.5 pl-2.5 text-right font-medium max-lg:hidden">
            Manage
          </th>
        </tr>
      ))}
    </thead>
  );
}
