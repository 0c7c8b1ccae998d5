import { KeyRound, Plus } from 'lucide-react';
import type { Metadata } from 'next';
import { markedLater, page } from '@/app/_request/marked';
import { publicUrl } from '@/app/_request/public-url';
import { requireActor } from '@/app/_request/session/actor';
import { setPageSizeAction } from '@/app/(signed-in)/tokens/actions';
import { rememberedPageSize } from '@/app/(signed-in)/tokens/page-size';
import { TokenRows } from '@/app/(signed-in)/tokens/token-rows';
import { NoTokens } from '@/components/tokens/table/no-tokens';
import { PageSize } from '@/components/tokens/table/page-size';
import { SearchForm } from '@/components/tokens/table/search-form';
import { StateFilter } from '@/components/tokens/table/state-filter';
import { readTableQuery, tableHref } from '@/components/tokens/table/table-address';
import { TokenPager } from '@/components/tokens/table/token-pager';
import { ButtonLink } from '@/components/ui/button-link';
import { PageHeading } from '@/components/ui/page-heading';
import { listTokens, pageSizes } from '@/lib/tokens/listing/list-tokens';

export const metadata: Metadata = { title: 'API Tokens' };

export default page(async function TokensPage({ searchParams }: PageProps<'/tokens'>) {
  const actor = await requireActor();
  const query = readTableQuery(await searchParams);
  const size = await rememberedPageSize();
  const reading = await listTokens(actor, { ...query, size });
  if (!reading.ok) throw new Error(`A signed-in account may list its tokens, yet: ${reading.error.kind}`);
  const { now } = reading.value;
  const rows = markedLater(reading.value.rows);
  const counts = markedLater(reading.value.counts);
  const total = markedLater(reading.value.total);
  // A search waits for nothing here, so that all but its rows is made while it runs.
  const none = !query.search && (await rows).length === 0 && (await counts).all === 0;

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
          <TokenRows query={query} size={size} rows={rows} total={total} now={now} />
          <TokenPager query={query} size={size} total={total} />
        </div>
      )}
    </>
  );
});
