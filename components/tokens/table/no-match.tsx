import { SearchX } from 'lucide-react';
import { type TableQuery, tableHref } from '@/components/tokens/table/table-address';
import { ButtonLink } from '@/components/ui/button-link';
import { Card } from '@/components/ui/card';
import { EmptyState } from '@/components/ui/empty-state';

const words = { active: 'active ', expiring: 'soon expiring ', expired: 'expired ' };

/** What stands in the table's place when nothing matches. */
export function NoMatch({ query }: { query: TableQuery }) {
  const kind = query.state ? words[query.state] : '';
  return (
    <Card flush>
      <EmptyState
        icon={<SearchX />}
        title={
          query.search ? `No ${kind}token has “${query.search}” in its name` : `You have no ${kind}tokens`
        }
        sentence={
          query.search
            ? 'Search looks at names; large and small letters are the same.'
            : 'There are tokens in other states.'
        }
        action={
          <ButtonLink href={tableHref(query, { search: '', state: undefined })}>Show all tokens</ButtonLink>
        }
      />
    </Card>
  );
}
