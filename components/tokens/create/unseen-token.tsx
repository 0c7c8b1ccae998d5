'use client';

import { useEffect, useRef } from 'react';
import { ButtonLink } from '@/components/ui/button-link';
import { Card } from '@/components/ui/card';
import { SubmitButton } from '@/components/ui/submit-button';

/** A token that a form has created before, perhaps without an answer: offers to revoke it. */
export function UnseenToken({
  id,
  name,
  revoke,
}: {
  id: string;
  name: string;
  revoke: (form: FormData) => Promise<void>;
}) {
  const heading = useRef<HTMLHeadingElement>(null);
  useEffect(() => heading.current?.focus(), []);

  return (
    <div className="grid max-w-form gap-6">
      <h1 ref={heading} tabIndex={-1} className="text-2xl font-semibold tracking-tight outline-none">
        The token was created, and its secret cannot be shown again
      </h1>
      <Card className="grid gap-5">
        <p>
          <strong className="font-mono font-medium">{name}</strong> exists. Its secret was in the answer to
          this form and is kept nowhere. If it did not reach you, revoke the token and create another.
        </p>
        <form action={revoke} className="flex flex-wrap gap-2">
          <input type="hidden" name="id" value={id} />
          <SubmitButton variant="danger">Revoke {name}</SubmitButton>
          <ButtonLink href="/tokens" variant="ghost">
            Leave it and see the list
          </ButtonLink>
        </form>
      </Card>
    </div>
  );
}
