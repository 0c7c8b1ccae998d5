import { FlexRender, type Row } from '@tanstack/react-table';
import type { features } from '@/components/tokens/table/token-columns';
import type { TokenView } from '@/components/tokens/token-view';
import { buttonStyle } from '@/components/ui/button-style';
import { Checkbox } from '@/components/ui/checkbox';
import { classNames } from '@/components/ui/class-names';
import { Link } from '@/components/ui/link';
import { LinkProgress } from '@/components/ui/link-progress';
import type { TokenState } from '@/lib/tokens/state';

const tints: Record<TokenState, string> = {
  active: 'bg-surface hover:bg-surface-hover',
  expiring: 'bg-warning-soft hover:bg-warning-hover shadow-[inset_3px_0_var(--warning-line)]',
  expired: 'bg-danger-soft hover:bg-danger-hover shadow-[inset_3px_0_var(--danger-line)]',
};

/** On a phone: a card with name, state, expires, created and Manage in this order. */
const phonePlaces: Record<string, string> = {
  name: 'max-lg:col-start-2 max-lg:col-end-4 max-lg:row-start-1',
  state: 'max-lg:col-start-2 max-lg:col-end-4 max-lg:row-start-2',
  expires:
    'max-lg:col-start-2 max-lg:row-start-3 max-lg:before:text-muted max-lg:before:content-["Expires_"]',
  created:
    'max-lg:col-start-2 max-lg:row-start-4 max-lg:before:text-muted max-lg:before:content-["Created_"]',
};

/** One token of the table; yellow when it will soon expire, red when it has. */
export function TokenRow({ row, chosen }: { row: Row<typeof features, TokenView>; chosen: boolean }) {
  const token = row.original;
  return (
    <tr
      tabIndex={-1}
      data-manage={`/tokens/${token.id}`}
      data-state={token.state}
      aria-selected={chosen}
      className={classNames(
        'border-b border-line last:border-0 focus-visible:outline-offset-[-2px]',
        'max-lg:grid max-lg:grid-cols-[auto_1fr_auto] max-lg:gap-x-1 max-lg:rounded-lg max-lg:border max-lg:px-2 max-lg:py-3 max-lg:last:border',
        tints[token.state],
      )}
    >
      <td className="py-2 pr-1 pl-3.5 max-lg:row-span-4 max-lg:p-0 max-lg:pl-1.5">
        <Checkbox
          name="id"
          value={token.id}
          aria-label={`Select ${token.name}`}
          checked={chosen}
          onChange={row.getToggleSelectedHandler()}
        />
      </td>
      {row.getAllCells().map((cell) => (
        <td
          key={cell.id}
          className={classNames('tabular px-2.5 py-2 max-lg:py-0.5', phonePlaces[cell.column.id])}
        >
          <FlexRender cell={cell} />
        </td>
      ))}
      <td className="py-2 pr-3.5 pl-2.5 text-right max-lg:col-start-3 max-lg:row-start-3 max-lg:row-end-5 max-lg:self-end max-lg:px-1.5 max-lg:py-0">
        <Link
          href={`/tokens/${token.id}`}
          aria-label={`Manage ${token.name}`}
          className={buttonStyle('secondary', 'sm')}
        >
          Manage
          <LinkProgress />
        </Link>
      </td>
    </tr>
  );
}
