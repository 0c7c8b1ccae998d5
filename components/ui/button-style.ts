import { classNames } from '@/components/ui/class-names';

export type ButtonVariant = 'primary' | 'secondary' | 'ghost' | 'danger';
export type ButtonSize = 'sm' | 'md' | 'icon' | 'icon-sm';

const base =
  'relative inline-flex shrink-0 items-center justify-center gap-1.5 rounded border font-medium whitespace-nowrap no-underline ' +
  'transition-colors duration-100 select-none disabled:cursor-not-allowed disabled:opacity-55 aria-disabled:cursor-not-allowed ' +
  '[&>svg]:size-4 [&>svg]:shrink-0';

const variants: Record<ButtonVariant, string> = {
  primary: 'border-transparent bg-accent text-accent-on shadow-sm hover:bg-accent-strong',
  secondary: 'border-edge/60 bg-surface text-ink shadow-sm hover:border-edge hover:bg-surface-hover',
  ghost: 'border-transparent text-muted hover:bg-ink/6 hover:text-ink',
  danger: 'border-transparent bg-danger text-danger-on shadow-sm hover:bg-danger-strong',
};

const sizes: Record<ButtonSize, string> = {
  sm: 'h-control-sm px-2.5 text-sm',
  md: 'h-control px-3.5 text-sm',
  icon: 'size-control',
  'icon-sm': 'size-control-sm',
};

/** The classes of a button, for whatever else must look like one. */
export function buttonStyle(
  variant: ButtonVariant = 'secondary',
  size: ButtonSize = 'md',
  extra?: string,
): string {
  return classNames(base, variants[variant], sizes[size], extra);
}
