'use client';

import { type KeyboardEventHandler, type ReactNode, type RefObject, useRef } from 'react';
import { type ButtonSize, type ButtonVariant, buttonStyle } from '@/components/ui/button-style';
import { classNames } from '@/components/ui/class-names';
import { useDismiss } from '@/components/ui/use-dismiss';

export type PopoverProps = {
  /** What the opening button shows. */
  trigger: ReactNode;
  /** Its name, where what it shows is only an icon. */
  label?: string;
  variant?: ButtonVariant;
  size?: ButtonSize;
  align?: 'start' | 'end';
  side?: 'bottom' | 'top';
  className?: string;
  /** For closing it from outside: `ref.current.open = false`. Inside, `data-close` on a button does. */
  ref?: RefObject<HTMLDetailsElement | null>;
  onKeyDown?: KeyboardEventHandler<HTMLDetailsElement>;
  children: ReactNode;
};

/** A panel under its button: a `<details>`, so it opens before any script arrives. */
export function Popover({
  trigger,
  label,
  variant,
  size,
  align = 'start',
  side = 'bottom',
  className,
  ref,
  onKeyDown,
  children,
}: PopoverProps) {
  const own = useRef<HTMLDetailsElement>(null);
  const details = ref ?? own;
  useDismiss(details);
  return (
    <details ref={details} onKeyDown={onKeyDown} className="relative w-fit">
      <summary aria-label={label} data-tip={label} className={buttonStyle(variant, size)}>
        {trigger}
      </summary>
      <div
        className={classNames(
          'absolute z-menu w-max max-w-[calc(100vw-2rem)] animate-[appear_100ms] rounded-md border border-line bg-raised p-3 shadow-md',
          align === 'end' ? 'right-0' : 'left-0',
          side === 'top' ? 'bottom-full mb-1.5' : 'top-full mt-1.5',
          className,
        )}
      >
        {children}
      </div>
    </details>
  );
}
