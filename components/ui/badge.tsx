import type { ReactNode } from 'react';
import { classNames } from '@/components/ui/class-names';

export type Tone = 'neutral' | 'accent' | 'warning' | 'danger' | 'success';

const tones: Record<Tone, string> = {
  neutral: 'border-line bg-sunken text-muted',
  accent: 'border-transparent bg-accent-soft text-accent-text',
  warning: 'border-warning-line/40 bg-warning-soft text-warning-text',
  danger: 'border-danger-line/40 bg-danger-soft text-danger-text',
  success: 'border-success-line/40 bg-success-soft text-success-text',
};

const words: Record<Tone, string> = {
  neutral: 'text-muted',
  accent: 'text-accent-text',
  warning: 'text-warning-text',
  danger: 'text-danger-text',
  success: 'text-success-text',
};

/** A word of state with its icon; `plain` has no fill, for rows that have the colour already. */
export function Badge({
  tone = 'neutral',
  icon,
  plain = false,
  children,
}: {
  tone?: Tone;
  icon?: ReactNode;
  plain?: boolean;
  children: ReactNode;
}) {
  return (
    <span
      className={classNames(
        'inline-flex w-fit items-center gap-1.5 align-middle text-sm font-medium whitespace-nowrap [&>svg]:size-4 [&>svg]:shrink-0',
        plain ? words[tone] : `rounded-full border px-2.5 py-px ${tones[tone]}`,
      )}
    >
      {icon}
      {children}
    </span>
  );
}
