import { CircleAlert, Clock } from 'lucide-react';
import { Badge } from '@/components/ui/badge';
import type { TokenState } from '@/lib/tokens/state';

/** A token's state in colour, icon and words; `exact` is the instant for the tooltip. */
export function StateBadge({
  state,
  text,
  exact,
  plain = false,
}: {
  state: TokenState;
  text: string;
  exact?: string;
  plain?: boolean;
}) {
  if (state === 'active') return <span className="text-sm text-muted">{text}</span>;
  const expired = state === 'expired';
  const Icon = expired ? CircleAlert : Clock;
  const told = exact && `${expired ? 'Expired' : 'Expires'} ${exact}`;
  return (
    <span data-tip={told} tabIndex={told ? 0 : undefined} className="inline-flex rounded-sm align-middle">
      <Badge tone={expired ? 'danger' : 'warning'} plain={plain} icon={<Icon aria-hidden="true" />}>
        {text}
      </Badge>
    </span>
  );
}
