import { KeyRound, Plus } from 'lucide-react';
import type { Metadata } from 'next';
import { redirect } from 'next/navigation';
import { requireActor } from '@/app/_session/actor';
import { publicUrl } from '@/app/_session/public-url';
import { revokeAction, setPageSizeAction } from '@/app/(signed-in)/tokens/actions';
import { rememberedPageSize } from '@/app/(signed-in)/tokens/page-size';
import { NoMatch } from '@/components/tokens/no-match';
import { NoTokens } from '@/components/tokens/no-tokens';
import { PageSize } from '@/components/tokens/page-size';
import { SearchForm } from '@/components/tokens/search-form';
import { StateFilter } from '@/components/tokens/state-filter';
import { readTableQuery, tableHref } from '@/components/tokens/table-address';
import { TokenTable } from '@/components/tokens/token-table';
import { viewToken } from '@/components/tokens/token-view';
import { ButtonLink } from '@/components/ui/button-link';
import { PageHeading } from '@/components/ui/page-heading';
import { Pager } from '@/components/ui/pager';
import { config } from '@/lib/config';
import { listTokens, pageSizes } from '@/lib/tokens/list-tokens';

export const metadata: Metadata = { title: 'API Tokens' };

export default async function TokensPage({ searchParams }: PageProps<'/tokens'>) {
  const actor = await requireActor();
  const query = readTableQuery(await searchParams);
  const size = await rememberedPageSize();
  const listed = await listTokens(actor, { ...query, size });
  if (!listed.ok) throw new Error(`A signed-in account may list its tokens, yet: ${listed.error.kind}`);
  const { tokens, total, page, counts, none, now } = listed.value;
  if (page !== query.page) redirect(tableHref(query, { page }));
  const hrefOfPage = (to: number) => tableHref(query, { page: to });

  return (
    <>
      <PageHeading
        title="API Tokens"
        sentence="Each token lets a script or a service act for your account until it expires or you revoke it."
        actions={
          <ButtonLink href="/tokens/new" variant="primary">
            <Plus aria-hidden="true" /> Create
          </ButtonLink>
        }
      />
      {none ? (
        <NoTokens icon={<KeyRound />} publicUrl={await publicUrl()} />
      ) : (
        <div className="grid grid-cols-[minmax(0,1fr)] gap-3">
          <div className="flex flex-wrap items-center justify-between gap-2">
            <StateFilter query={query} counts={counts} />
            <div className="flex flex-1 items-center justify-end gap-2 max-md:basis-full">
              <SearchForm query={query} />
              <PageSize
                size={size}
                sizes={pageSizes}
                address={tableHref(query, {})}
                action={setPageSizeAction}
              />
            </div>
          </div>
          {tokens.length === 0 && <NoMatch query={query} />}
          {tokens.length > 0 && (
            <TokenTable
              tokens={tokens.map((token) => viewToken(token, now, config().SERVER_TIME_ZONE))}
              query={query}
              total={total}
              size={size}
              asOf={now.toISOString()}
              revoke={revokeAction}
            />
          )}
          {total > 0 && <Pager page={page} pageSize={size} total={total} hrefFor={hrefOfPage} />}
          <p role="status" className="sr-only">
            {total === 1 ? '1 token found' : `${total} tokens found`}
          </p>
        </div>
      )}
    </>
  );
}
