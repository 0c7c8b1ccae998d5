'use client';

import { type ComponentProps, useEffect, useRef } from 'react';
import { classNames } from '@/components/ui/class-names';

type CheckboxProps = Omit<ComponentProps<'input'>, 'type' | 'ref'> & { indeterminate?: boolean };

/** The browser's own checkbox, dressed, with a target of 24 px; name it with a `<label>` or `aria-label`. */
export function Checkbox({ indeterminate = false, className, ...rest }: CheckboxProps) {
  const input = useRef<HTMLInputElement>(null);

  useEffect(() => {
    if (input.current) input.current.indeterminate = indeterminate;
  }, [indeterminate]);

  return (
    <span className={classNames('relative inline-grid size-6 shrink-0 place-items-center', className)}>
      <input
        {...rest}
        ref={input}
        type="checkbox"
        className="peer absolute inset-0 size-full cursor-pointer appearance-none rounded focus-visible:outline-offset-0 disabled:cursor-not-allowed forced-colors:m-1 forced-colors:size-4 forced-colors:appearance-auto"
      />
      <span
        aria-hidden="true"
        className="checkbox-mark pointer-events-none grid size-4.5 place-items-center rounded-sm border border-edge bg-raised text-accent-on transition-colors peer-checked:border-accent peer-checked:bg-accent peer-indeterminate:border-accent peer-indeterminate:bg-accent peer-disabled:opacity-50 peer-hover:border-accent forced-colors:hidden"
      />
    </span>
  );
}
