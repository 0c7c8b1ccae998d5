import { FlexRender, type Row } from '@tanstack/react-table';
import Link from 'next/link';
import type { features } from '@/components/tokens/token-columns';
import type { TokenView } from '@/components/tokens/token-view';
import { buttonStyle } from '@/components/ui/button-style';
import { Checkbox } from '@/components/ui/checkbox';
import { classNames } from '@/components/ui/class-names';
import { LinkProgress } from '@/components/ui/link-progress';
import type { TokenState } from '@/lib/tokens/state';

const tints: Record<TokenState, string> = {
  active: 'bg-surface hover:bg-surface-hover',
  expiring: 'bg-warning-soft hover:bg-warning-hover shadow-[inset_3px_0_var(--warning-line)]',
  expired: 'bg-danger-soft hover:bg-danger-hover shadow-[inset_3px_0_var(--danger-line)]',
};

/** On a phone: a card with name, state, expires, created and Manage in this order. */
const phonePlaces: Record<string, string> = {
  name: 'max-sm:col-start-2 max-sm:col-end-4 max-sm:row-start-1',
  state: 'max-sm:col-start-2 max-sm:col-end-4 max-sm:row-start-2',
  expires:
    'max-sm:col-start-2 max-sm:row-start-3 max-sm:before:text-muted max-sm:before:content-["Expires_"]',
  created:
    'max-sm:col-start-2 max-sm:row-start-4 max-sm:before:text-muted max-sm:before:content-["Created_"]',
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
        'max-sm:grid max-sm:grid-cols-[auto_1fr_auto] max-sm:gap-x-1 max-sm:rounded-lg max-sm:border max-sm:px-2 max-sm:py-3 max-sm:last:border',
        tints[token.state],
      )}
    >
      <td className="py-2 pr-1 pl-3.5 max-sm:row-span-4 max-sm:p-0 max-sm:pl-1.5">
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
          className={classNames('tabular px-2.5 py-2 max-sm:py-0.5', phonePlaces[cell.column.id])}
        >
          <FlexRender cell={cell} />
        </td>
      ))}
      <td className="py-2 pr-3.5 pl-2.5 text-right max-sm:col-start-3 max-sm:row-start-3 max-sm:row-end-5 max-sm:self-end max-sm:px-1.5 max-sm:py-0">
        <Link
          href={`/tokens/${token.id}`}
          prefetch={false}
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
