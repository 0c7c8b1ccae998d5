import type { Metadata } from 'next';
import { notFound } from 'next/navigation';
import { page } from '@/app/_request/marked';
import { publicUrl } from '@/app/_request/public-url';
import { requireActor } from '@/app/_request/session/actor';
import { renameAction, revokeOneAction } from '@/app/(signed-in)/tokens/[id]/actions';
import { countLeftAction, nameIsTakenAction } from '@/app/(signed-in)/tokens/actions';
import { FunctionCatalogue } from '@/components/tokens/manage/function-catalogue';
import { RenameForm } from '@/components/tokens/manage/rename-form';
import { RevokeCard } from '@/components/tokens/manage/revoke-card';
import { TokenFacts } from '@/components/tokens/manage/token-facts';
import { TryIt } from '@/components/tokens/manage/try-it';
import { StateBadge } from '@/components/tokens/state-badge';
import { viewToken } from '@/components/tokens/token-view';
import { Card } from '@/components/ui/card';
import { PageHeading } from '@/components/ui/page-heading';
import { SectionHeading } from '@/components/ui/section-heading';
import { TextLink } from '@/components/ui/text-link';
import { config } from '@/lib/config';
import { listFunctions } from '@/lib/functions/registry';
import { findToken } from '@/lib/tokens/find-token';

export const metadata: Metadata = { title: 'Manage API Token' };

export default page(async function ManagePage({ params }: PageProps<'/tokens/[id]'>) {
  const actor = await requireActor();
  const found = await findToken(actor, (await params).id);
  if (!found.ok) notFound();
  const token = viewToken(found.value, config().SERVER_TIME_ZONE);
  const url = await publicUrl();

  return (
    <>
      <PageHeading
        before={<TextLink href="/tokens">API Tokens</TextLink>}
        title={<span className="font-mono">{token.name}</span>}
        actions={<StateBadge state={token.state} text={token.stateText} exact={token.expires?.exact} />}
      />
      <div className="grid items-start gap-6 lg:grid-cols-[1fr_26rem]">
        <div className="grid gap-6">
          <Card className="grid gap-4">
            <SectionHeading title="Details" />
            <TokenFacts
              token={token}
              createdBy={found.value.createdBy}
              lastUsedAddress={found.value.lastUsedAddress}
              rights={found.value.rights}
            />
          </Card>
          <TryIt rights={found.value.rights} publicUrl={url} />
        </div>
        <div className="grid gap-6">
          <Card className="grid gap-4">
            <SectionHeading
              title="Rename Token"
              sentence="Scripts that use the token do not notice: its secret stays."
            />
            <RenameForm
              key={token.name}
              id={token.id}
              current={token.name}
              action={renameAction}
              nameIsTaken={nameIsTakenAction}
            />
          </Card>
          <RevokeCard id={token.id} name={token.name} revoke={revokeOneAction} left={countLeftAction} />
        </div>
        <FunctionCatalogue functions={listFunctions()} rights={found.value.rights} publicUrl={url} />
      </div>
    </>
  );
});
