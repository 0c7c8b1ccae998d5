import type { ComponentProps } from 'react';
import { classNames } from '@/components/ui/class-names';

/** A sheet that holds what belongs together; `flush` leaves the padding to what is inside. */
export function Card({
  flush = false,
  tone,
  className,
  ...rest
}: ComponentProps<'section'> & { flush?: boolean; tone?: 'danger' }) {
  return (
    <section
      {...rest}
      className={classNames(
        'rounded-lg border bg-surface shadow-sm',
        tone === 'danger' ? 'border-danger-line/60' : 'border-line',
        !flush && 'p-5 sm:p-6',
        className,
      )}
    />
  );
}
