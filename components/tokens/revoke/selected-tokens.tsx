import { tokenNames } from '@/components/tokens/revoke/token-names';

/** The tokens that a revoke would take: up to five names, then how many more. */
export function SelectedTokens({ names, total }: { names: readonly string[]; total: number }) {
  const { named, more } = tokenNames(names, total);
  return (
    <ul className="grid gap-1 rounded-md border border-line bg-sunken px-3.5 py-2.5 text-sm">
      {named.map((name) => (
        <li key={name} className="truncate font-mono">
          {name}
        </li>
      ))}
      {more > 0 && <li className="text-muted">and {more.toLocaleString('en')} more</li>}
    </ul>
  );
}
