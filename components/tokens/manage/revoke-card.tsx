'use client';

import { unstable_rethrow, useRouter } from 'next/navigation';
import { type MouseEvent, useState, useTransition } from 'react';
import { useLostRevoke } from '@/components/tokens/revoke/use-lost-revoke';
import { AlertDialog } from '@/components/ui/alert-dialog';
import { ownHref } from '@/components/ui/base-path';
import { Button } from '@/components/ui/button';
import { Card } from '@/components/ui/card';
import { SectionHeading } from '@/components/ui/section-heading';

/** The danger at the foot of a token's page: revoke, after a confirmation that says what breaks. */
export function RevokeCard({
  id,
  name,
  revoke,
  left,
}: {
  id: string;
  name: string;
  revoke: (id: string) => Promise<void>;
  /** How many of these tokens are still there. */
  left: (chosen: { ids: string[] }) => Promise<number>;
}) {
  const router = useRouter();
  const lookUp = useLostRevoke();
  const [asking, setAsking] = useState(false);
  const [pending, startTransition] = useTransition();

  async function revokeIt() {
    try {
      await revoke(id);
    } catch (error) {
      // The way to the list comes as an error as well.
      unstable_rethrow(error);
      setAsking(false);
      void lookUp(1, () => left({ ids: [id] })).then((count) => {
        if (count === 0) router.push('/tokens');
      });
    }
  }

  function ask(event: MouseEvent) {
    event.preventDefault();
    setAsking(true);
  }

  return (
    <Card tone="danger" className="grid gap-4">
      <SectionHeading
        title="Revoke the Token"
        sentence="Deletes the token. Whoever uses it can no longer run any script or API function with it."
      />
      {/* Without scripts this leads to a page that asks for confirmation. */}
      <form action={ownHref('/tokens/revoke')}>
        <input type="hidden" name="id" value={id} />
        <Button type="submit" variant="danger" onClick={ask}>
          Revoke
        </Button>
      </form>
      {asking && (
        <AlertDialog
          title="Revoke this API token?"
          description={
            <>
              Scripts and services that use <strong className="font-mono font-medium text-ink">{name}</strong>{' '}
              stop working at once. This cannot be undone.
            </>
          }
          confirmLabel="Yes, Revoke the Token"
          pending={pending}
          onConfirm={() => startTransition(revokeIt)}
          onCancel={() => setAsking(false)}
        />
      )}
    </Card>
  );
}
