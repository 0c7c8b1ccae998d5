'use client';

import type { TypedToken } from '@/components/tokens/create/create-state';
import { ExpiryFields } from '@/components/tokens/create/expiry-fields';
import { NameField } from '@/components/tokens/create/name-field';
import { RightsFields } from '@/components/tokens/create/rights-fields';
import { ButtonLink } from '@/components/ui/button-link';
import { Card } from '@/components/ui/card';
import { ErrorSummary } from '@/components/ui/error-summary';
import { PageHeading } from '@/components/ui/page-heading';
import { SubmitButton } from '@/components/ui/submit-button';
import { TextLink } from '@/components/ui/text-link';
import type { FieldErrors } from '@/lib/field-errors';

export type CreateFormProps = {
  submit: (form: FormData) => void;
  /** Learns what is sent, just before. */
  onSend: (form: FormData) => void;
  /** Names this filling in of the form, so that sending it again creates no second token. */
  attempt: string;
  nameIsTaken: (name: string) => Promise<boolean>;
  typed: TypedToken;
  errors: FieldErrors;
  today: string;
  defaultDate: string;
  zone: string;
  features: readonly { name: string; label: string; description: string }[];
};

/** Name, expiry, rights: one column, and everything typed stays after an error. */
export function CreateForm({
  submit,
  onSend,
  attempt,
  nameIsTaken,
  typed,
  errors,
  today,
  zone,
  features,
}: CreateFormProps) {
  return (
    <div className="grid max-w-form gap-6">
      <PageHeading
        before={<TextLink href="/tokens">API Tokens</TextLink>}
        title="Create API Token"
        sentence="The next page shows the token once. Have a safe place for it ready."
      />
      <ErrorSummary title="The token was not created" errors={errors} />
      <Card>
        <form
          action={submit}
          onSubmit={({ currentTarget }) => onSend(new FormData(currentTarget))}
          className="grid gap-7"
          noValidate
        >
          <input type="hidden" name="attempt" value={attempt} />
          <NameField label="API Token Name" initial={typed.name} error={errors.name} isTaken={nameIsTaken} />
          <ExpiryFields typed={typed} error={errors.date} today={today} zone={zone} />
          <RightsFields typed={typed} error={errors.features} features={features} />
          <div className="flex flex-wrap gap-2 border-t border-line pt-5">
            <SubmitButton>Create</SubmitButton>
            <ButtonLink href="/tokens" variant="ghost">
              Cancel
            </ButtonLink>
          </div>
        </form>
      </Card>
    </div>
  );
}
