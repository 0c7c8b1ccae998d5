import type { Metadata } from 'next';
import { redirect } from 'next/navigation';
import { page } from '@/app/_request/marked';
import { requireActor } from '@/app/_request/session/actor';
import { readSelection } from '@/app/(signed-in)/tokens/read-selection';
import { revokeHereAction } from '@/app/(signed-in)/tokens/revoke/actions';
import { SelectedTokens } from '@/components/tokens/revoke/selected-tokens';
import { tokenCount } from '@/components/tokens/revoke/token-names';
import { ButtonLink } from '@/components/ui/button-link';
import { Card } from '@/components/ui/card';
import { PageHeading } from '@/components/ui/page-heading';
import { SubmitButton } from '@/components/ui/submit-button';
import { previewRevocation } from '@/lib/tokens/revoke-tokens';

export const metadata: Metadata = { title: 'Revoke API tokens' };

/** The confirmation where no script runs: names what goes, as the dialog does. */
export default page(async function RevokePage({ searchParams }: PageProps<'/tokens/revoke'>) {
  const actor = await requireActor();
  const { id } = await searchParams;
  const ids = [id ?? []].flat();
  const selected = readSelection({ ids });
  if (!selected) redirect('/tokens');
  const preview = await previewRevocation(actor, selected);
  if (!preview.ok || preview.value.total === 0) redirect('/tokens');
  const { total, names } = preview.value;

  return (
    <div className="grid max-w-form gap-6">
      <PageHeading
        title={total === 1 ? 'Revoke this API token?' : `Revoke ${tokenCount(total)}?`}
        sentence="Scripts and services that use them stop working at once. This cannot be undone."
      />
      <Card className="grid gap-4">
        <SelectedTokens names={names} total={total} />
        <form action={revokeHereAction} className="flex flex-wrap justify-end gap-2">
          {ids.map((one) => (
            <input key={one} type="hidden" name="id" value={one} />
          ))}
          <ButtonLink href="/tokens">Cancel</ButtonLink>
          <SubmitButton variant="danger">
            {total === 1 ? 'Yes, Revoke the Token' : 'Revoke Selected API Tokens'}
          </SubmitButton>
        </form>
      </Card>
    </div>
  );
});
