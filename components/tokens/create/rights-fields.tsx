import type { TypedToken } from '@/components/tokens/create/create-state';
import { Checkbox } from '@/components/ui/checkbox';
import { FieldError } from '@/components/ui/field-error';
import { RadioGroup } from '@/components/ui/radio-group';

/** Unrestricted, or limited to features; the features show only for a limited token, with or without scripts. */
export function RightsFields({
  typed,
  error,
  features,
}: {
  typed: TypedToken;
  error?: string;
  features: readonly { name: string; label: string; description: string }[];
}) {
  return (
    <div className="group grid gap-3">
      <RadioGroup
        name="rights"
        legend="What may the API Token do?"
        choices={[
          {
            value: 'unrestricted',
            label: 'Everything',
            description: (
              <>
                It can call every API function, also those without a feature.{' '}
                <strong className="font-medium text-ink">
                  Whoever has its secret can also create, rename and revoke your tokens.
                </strong>{' '}
                Choose features where a few are enough.
              </>
            ),
            defaultChecked: typed.rights !== 'limited',
          },
          {
            value: 'limited',
            label: 'Only chosen features',
            description: 'It can call only the functions of the features you choose.',
            defaultChecked: typed.rights === 'limited',
          },
        ]}
      />
      <fieldset
        id="features"
        tabIndex={-1}
        aria-describedby={error ? 'features-error' : undefined}
        className="hidden gap-1 rounded-md border border-line bg-sunken px-3.5 py-2.5 group-has-[input[value=limited]:checked]:grid"
      >
        <legend className="sr-only">Features</legend>
        {features.map(({ name, label, description }) => (
          <label key={name} className="flex items-start gap-2 py-1 text-sm">
            <Checkbox
              name="features"
              value={name}
              defaultChecked={typed.features.includes(name)}
              aria-describedby={`about-${name}`}
            />
            <span className="grid pt-0.5">
              <span className="font-medium">{label}</span>
              <span id={`about-${name}`} className="text-muted">
                {description}
              </span>
            </span>
          </label>
        ))}
        {error && <FieldError id="features-error">{error}</FieldError>}
      </fieldset>
    </div>
  );
}
