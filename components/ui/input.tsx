import type { ComponentProps, ReactNode } from 'react';
import { classNames } from '@/components/ui/class-names';
import { controlStyle } from '@/components/ui/control-style';

/** A text input; `icon` stands at its start, `mono` is for names and secrets. */
export function Input({
  icon,
  mono = false,
  className,
  ...rest
}: ComponentProps<'input'> & { icon?: ReactNode; mono?: boolean }) {
  const input = (
    <input
      {...rest}
      className={classNames(controlStyle, mono && 'font-mono', Boolean(icon) && 'pl-9', className)}
    />
  );
  if (!icon) return input;
  return (
    <span className="relative block">
      <span
        aria-hidden="true"
        className="pointer-events-none absolute inset-y-0 left-3 grid place-items-center text-muted [&>svg]:size-4"
      >
        {icon}
      </span>
      {input}
    </span>
  );
}
