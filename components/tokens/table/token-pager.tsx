import { type TableQuery, tableHref } from '@/components/tokens/table/table-address';
import { Pager } from '@/components/ui/pager';

/** The pages of the table, and for those who do not see them how many tokens there are. */
export async function TokenPager({
  query,
  size,
  total,
}: {
  query: TableQuery;
  size: number;
  total: Promise<number>;
}) {
  const found = await total;
  return (
    <>
      {found > 0 && (
        <Pager
          page={query.page}
          pageSize={size}
          total={found}
          hrefFor={(page) => tableHref(query, { page })}
        />
      )}
      <p role="status" className="sr-only">
        {found === 1 ? '1 token found' : `${found} tokens found`}
      </p>
    </>
  );
}
