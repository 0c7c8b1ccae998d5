'use client';

import { useState } from 'react';
import { Waiting } from '@/components/lost-answer/lost-answer';
import { useWhenBack } from '@/components/lost-answer/use-when-back';
import { UnseenToken } from '@/components/tokens/create/unseen-token';
import { Button } from '@/components/ui/button';
import { Notice } from '@/components/ui/notice';
import { PageHeading } from '@/components/ui/page-heading';

export type Unseen = { id: string; name: string };

/** After a create whose answer did not arrive: looks up what came of it, and says what can be done. */
export function LostCreate({
  name,
  find,
  revoke,
  again,
}: {
  name: string;
  /** The token that this very form has created, if it has. */
  find: () => Promise<Unseen | null>;
  revoke: (form: FormData) => Promise<void>;
  /** Shows the form again, with what was typed. */
  again: () => void;
}) {
  const [found, setFound] = useState<Unseen | 'none'>();
  useWhenBack(async () => setFound((await find()) ?? 'none'));

  if (found && found !== 'none') return <UnseenToken {...found} revoke={revoke} />;
  return (
    <div className="grid max-w-form gap-6">
      <PageHeading title="Create API Token" />
      {found ? (
        <div role="alert">
          <Notice tone="warning" title={`${name || 'The token'} was not created`}>
            <p>The server answers again. You can create the token now.</p>
            <Button className="mt-2 w-fit" onClick={again}>
              Back to the form
            </Button>
          </Notice>
        </div>
      ) : (
        <Waiting what={`${name || 'the token'} was created`} />
      )}
    </div>
  );
}
