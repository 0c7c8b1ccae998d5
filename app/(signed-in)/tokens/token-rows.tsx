import { redirect } from 'next/navigation';
import { countLeftAction, revokeAction } from '@/app/(signed-in)/tokens/actions';
import { NoMatch } from '@/components/tokens/table/no-match';
import { type TableQuery, tableHref } from '@/components/tokens/table/table-address';
import { TokenTable } from '@/components/tokens/table/token-table';
import { viewToken } from '@/components/tokens/token-view';
import { config } from '@/lib/config';
import { pagesOf } from '@/lib/paging';
import type { TokenPage } from '@/lib/tokens/listing/list-tokens';

/** The rows of a page of the table, as soon as they are read; a page past the last leads to the last. */
export async function TokenRows({
  query,
  size,
  rows,
  total,
  now,
}: { query: TableQuery; size: number } & Omit<TokenPage, 'counts'>) {
  const tokens = await rows;
  if (tokens.length === 0) {
    const last = pagesOf(await total, size);
    if (query.page > last) redirect(tableHref(query, { page: last }));
    return <NoMatch query={query} />;
  }
  return (
    <TokenTable
      tokens={tokens.map((token) => viewToken(token, config().SERVER_TIME_ZONE))}
      query={query}
      total={total}
      size={size}
      asOf={now.toISOString()}
      revoke={revokeAction}
      left={countLeftAction}
    />
  );
}
