import type { ComponentProps, ReactNode } from 'react';

export type RadioCardProps = Omit<ComponentProps<'input'>, 'type' | 'value' | 'className' | 'children'> & {
  value: string;
  label: ReactNode;
  description?: ReactNode;
  invalid?: boolean;
};

/** One choice of a group: the radio, its words, and what choosing it means. */
export function RadioCard({ id, label, description, invalid = false, ...rest }: RadioCardProps) {
  const about = description ? `${id}-about` : undefined;
  return (
    <div className="relative flex gap-3 rounded-md border border-edge/60 bg-surface p-3.5 transition-colors hover:border-edge has-checked:border-accent has-checked:bg-accent-soft has-checked:inset-ring has-checked:inset-ring-accent has-disabled:opacity-60">
      <input
        {...rest}
        id={id}
        type="radio"
        aria-describedby={about}
        aria-invalid={invalid || undefined}
        className="relative z-1 mt-0.5 grid size-4.5 shrink-0 appearance-none place-items-center rounded-full border border-edge bg-raised before:size-2 before:rounded-full checked:border-accent checked:bg-accent checked:before:bg-accent-on forced-colors:appearance-auto forced-colors:before:hidden"
      />
      <span className="grid gap-0.5">
        <label htmlFor={id} className="text-sm font-medium after:absolute after:inset-0 after:cursor-pointer">
          {label}
        </label>
        {description && (
          <span id={about} className="text-sm text-muted">
            {description}
          </span>
        )}
      </span>
    </div>
  );
}
