import type { TokenView } from '@/components/tokens/token-view';
import { DescriptionList } from '@/components/ui/description-list';
import { Instant } from '@/components/ui/instant';
import type { Rights } from '@/lib/actor/rights';
import { featureLabel } from '@/lib/tokens/rights/features';

/** Everything that is known of a token; the secret is not. */
export function TokenFacts({
  token,
  createdBy,
  rights,
  lastUsedAddress,
}: {
  token: TokenView;
  createdBy: string;
  rights: Rights;
  lastUsedAddress: string | null;
}) {
  return (
    <DescriptionList
      facts={[
        { term: 'Created', detail: <Instant {...token.created} /> },
        { term: 'Created by', detail: createdBy },
        { term: 'Expires', detail: token.expires ? <Instant {...token.expires} /> : 'Never' },
        { term: 'May call', detail: <RightsList rights={rights} /> },
        { term: 'Last used', detail: <LastUse token={token} address={lastUsedAddress} /> },
        { term: 'Secret', detail: <span className="font-mono">lk_…{token.hint}</span> },
      ]}
    />
  );
}

function RightsList({ rights }: { rights: Rights }) {
  if (rights.kind === 'unrestricted') return 'Every API function (unrestricted)';
  return (
    <ul className="grid gap-0.5">
      {rights.features.map((feature) => (
        <li key={feature}>
          {featureLabel(feature)} <span className="font-mono text-muted">{feature}</span>
        </li>
      ))}
    </ul>
  );
}

function LastUse({ token, address }: { token: TokenView; address: string | null }) {
  if (!token.lastUsed) return 'Never';
  return (
    <>
      <Instant {...token.lastUsed} />
      {address && <span className="text-muted"> from {address}</span>}
    </>
  );
}
