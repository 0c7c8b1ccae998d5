'use client';

import { Search, X } from 'lucide-react';
import Form from 'next/form';
import { useEffect, useRef } from 'react';
import { type TableQuery, tableHref } from '@/components/tokens/table/table-address';
import { buttonStyle } from '@/components/ui/button-style';
import { Input } from '@/components/ui/input';
import { Link } from '@/components/ui/link';

/** Searches names as one types, and on Enter where no script runs. */
export function SearchForm({ query }: { query: TableQuery }) {
  const form = useRef<HTMLFormElement>(null);
  const input = useRef<HTMLInputElement>(null);
  const timer = useRef<ReturnType<typeof setTimeout>>(undefined);

  // The address can change without the field (Back, Clear): then the field follows, unless one is typing in it.
  useEffect(() => {
    if (input.current && input.current !== document.activeElement) input.current.value = query.search;
  }, [query.search]);

  // biome-ignore lint/correctness/useExhaustiveDependencies: once, for what was typed before the script arrived.
  useEffect(() => {
    if (input.current && input.current.value !== query.search) searchSoon();
    return () => clearTimeout(timer.current);
  }, []);

  function searchSoon() {
    clearTimeout(timer.current);
    timer.current = setTimeout(() => form.current?.requestSubmit(), 250);
  }

  return (
    <search className="min-w-0 flex-1 sm:max-w-72">
      <Form
        ref={form}
        action="/tokens"
        prefetch={false}
        replace
        scroll={false}
        onSubmit={() => clearTimeout(timer.current)}
        className="relative"
      >
        {query.state && <input type="hidden" name="state" value={query.state} />}
        {query.sort !== 'created' && <input type="hidden" name="sort" value={query.sort} />}
        <input type="hidden" name="dir" value={query.direction} />
        <Input
          ref={input}
          type="search"
          name="q"
          id="search"
          aria-label="Search tokens by name"
          placeholder="Search names"
          defaultValue={query.search}
          onChange={searchSoon}
          // Whoever goes to a link wants to be there: a search that came after it would bring them back.
          onBlur={({ relatedTarget }) =>
            relatedTarget instanceof HTMLAnchorElement && clearTimeout(timer.current)
          }
          maxLength={200}
          autoComplete="off"
          spellCheck={false}
          icon={<Search />}
          className="[&::-webkit-search-cancel-button]:hidden"
        />
        {query.search && (
          <Link
            href={tableHref(query, { search: '' })}
            aria-label="Clear the search"
            scroll={false}
            onClick={() => {
              if (input.current) input.current.value = '';
            }}
            className={buttonStyle('ghost', 'icon-sm', 'absolute! top-[3px] right-[3px]')}
          >
            <X aria-hidden="true" />
          </Link>
        )}
      </Form>
    </search>
  );
}
