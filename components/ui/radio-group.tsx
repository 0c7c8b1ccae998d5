import type { ReactNode } from 'react';
import { FieldError } from '@/components/ui/field-error';
import { RadioCard, type RadioCardProps } from '@/components/ui/radio-card';

export type RadioChoice = Omit<RadioCardProps, 'name' | 'id' | 'invalid' | 'describedBy'>;

/** Native radios as cards; the first carries the group's name as its id, so that errors can link to it. */
export function RadioGroup({
  name,
  legend,
  help,
  error,
  choices,
  columns = 1,
}: {
  name: string;
  legend: ReactNode;
  help?: ReactNode;
  error?: string;
  choices: readonly RadioChoice[];
  columns?: 1 | 2;
}) {
  const described = [help && `${name}-help`, error && `${name}-error`].filter(Boolean).join(' ') || undefined;
  return (
    <fieldset className="grid gap-1.5" aria-describedby={described}>
      <legend className="mb-1.5 text-sm font-medium">{legend}</legend>
      <div className={columns === 2 ? 'grid gap-2 sm:grid-cols-2' : 'grid gap-2'}>
        {choices.map((choice, index) => (
          <RadioCard
            {...choice}
            key={choice.value}
            name={name}
            id={index === 0 ? name : `${name}-${choice.value}`}
            invalid={Boolean(error)}
          />
        ))}
      </div>
      {help && (
        <p id={`${name}-help`} className="text-sm text-muted">
          {help}
        </p>
      )}
      {error && <FieldError id={`${name}-error`}>{error}</FieldError>}
    </fieldset>
  );
}
