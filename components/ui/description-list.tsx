import type { ReactNode } from 'react';

export type Fact = { term: string; detail: ReactNode };

/** Facts: the term at the left, what it is at the right; one above the other on a phone. */
export function DescriptionList({ facts }: { facts: readonly Fact[] }) {
  return (
    <dl className="divide-y divide-line text-sm">
      {facts.map(({ term, detail }) => (
        <div
          key={term}
          className="grid gap-x-6 gap-y-0.5 py-2.5 first:pt-0 last:pb-0 sm:grid-cols-[11rem_1fr]"
        >
          <dt className="text-muted">{term}</dt>
          <dd className="min-w-0 wrap-anywhere">{detail}</dd>
        </div>
      ))}
    </dl>
  );
}
