import {
  createColumnHelper,
  rowPaginationFeature,
  rowSelectionFeature,
  rowSortingFeature,
  tableFeatures,
} from '@tanstack/react-table';
import { StateBadge } from '@/components/tokens/state-badge';
import type { TokenView } from '@/components/tokens/token-view';
import { Instant } from '@/components/ui/instant';

/** Sorting and paging are the database's work; the table only shows what they are set to. */
export const features = tableFeatures({ rowSelectionFeature, rowSortingFeature, rowPaginationFeature });

const column = createColumnHelper<typeof features, TokenView>();

export const columns = column.columns([
  column.accessor('name', {
    header: 'Token Name',
    cell: ({ row }) => <NameCell token={row.original} />,
  }),
  column.accessor((token) => token.created.iso, {
    id: 'created',
    header: 'Created',
    cell: ({ row }) => <Instant {...row.original.created} />,
  }),
  column.accessor((token) => token.expires?.iso, {
    id: 'expires',
    header: 'Expires',
    cell: ({ row: { original } }) => (original.expires ? <Instant {...original.expires} /> : 'Never'),
  }),
  column.accessor('state', {
    header: 'State',
    cell: ({ row: { original } }) => (
      <StateBadge plain state={original.state} text={original.stateText} exact={original.expires?.exact} />
    ),
  }),
]);

function NameCell({ token }: { token: TokenView }) {
  return (
    <span className="grid min-w-0">
      <span className="font-mono font-medium break-all text-ink">{token.name}</span>
      <span className="truncate text-xs text-muted">
        <span data-tip="The last four characters of its secret" className="font-mono">
          …{token.hint}
        </span>{' '}
        · {token.rights}
      </span>
    </span>
  );
}
