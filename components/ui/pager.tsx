import { ChevronLeft, ChevronRight } from 'lucide-react';
import { PageLink } from '@/components/ui/page-link';
import { pageNumbers } from '@/components/ui/page-numbers';
import { pagesOf } from '@/lib/paging';

/** "1–20 of 143", and links to the pages. */
export function Pager({
  page,
  pageSize,
  total,
  hrefFor,
  label = 'Pages',
}: {
  page: number;
  pageSize: number;
  total: number;
  hrefFor: (page: number) => string;
  label?: string;
}) {
  const pages = pagesOf(total, pageSize);
  const first = total === 0 ? 0 : (page - 1) * pageSize + 1;
  const last = Math.min(page * pageSize, total);
  return (
    <nav aria-label={label} className="flex flex-wrap items-center justify-between gap-x-6 gap-y-2 text-sm">
      <p className="tabular text-muted">
        {first}–{last} of {total}
      </p>
      {pages > 1 && (
        <ul className="flex items-center gap-0.5">
          <li>
            <PageLink href={page > 1 ? hrefFor(page - 1) : undefined} rel="prev">
              <ChevronLeft aria-hidden="true" /> Previous
            </PageLink>
          </li>
          {pageNumbers(page, pages).map((number, index) => (
            <li key={number === 'gap' ? `gap-${index}` : number} className="max-sm:hidden">
              {number === 'gap' ? (
                <span className="px-1.5 text-muted">…</span>
              ) : (
                <PageLink href={hrefFor(number)} current={number === page} label={`Page ${number}`}>
                  {number}
                </PageLink>
              )}
            </li>
          ))}
          <li>
            <PageLink href={page < pages ? hrefFor(page + 1) : undefined} rel="next">
              Next <ChevronRight aria-hidden="true" />
            </PageLink>
          </li>
        </ul>
      )}
    </nav>
  );
}
