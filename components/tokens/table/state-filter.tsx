import { type TableQuery, tableHref } from '@/components/tokens/table/table-address';
import { Link } from '@/components/ui/link';
import { LinkProgress } from '@/components/ui/link-progress';
import type { Counts } from '@/lib/tokens/listing/count-tokens';

const choices = [
  { state: undefined, count: 'all', word: 'All' },
  { state: 'active', count: 'active', word: 'Active' },
  { state: 'expiring', count: 'expiring', word: 'Expiring soon' },
  { state: 'expired', count: 'expired', word: 'Expired' },
] as const;

/** The states as links, each with how many tokens it has. */
export async function StateFilter({ query, counts }: { query: TableQuery; counts: Promise<Counts> }) {
  const counted = await counts;
  return (
    <nav aria-label="Filter by state" className="max-w-full overflow-x-auto">
      <ul className="flex w-max gap-0.5 rounded-md bg-sunken p-0.5">
        {choices.map(({ state, count, word }) => (
          <li key={word}>
            <Link
              href={tableHref(query, { state })}
              scroll={false}
              aria-current={query.state === state ? 'true' : undefined}
              className="flex h-control-sm items-center gap-1.5 rounded px-2.5 text-sm font-medium whitespace-nowrap text-muted hover:text-ink aria-[current]:bg-raised aria-[current]:text-ink aria-[current]:shadow-sm focus-visible:outline-offset-[-2px]"
            >
              {word}{' '}
              <span className="tabular text-xs font-normal text-muted">
                {counted[count].toLocaleString('en')}
              </span>
              <LinkProgress />
            </Link>
          </li>
        ))}
      </ul>
    </nav>
  );
}
