'use client';

import type { KeyboardEvent } from 'react';
import { classNames } from '@/components/ui/class-names';
import { Popover, type PopoverProps } from '@/components/ui/popover';

/** A popover of links and buttons; the arrow keys, Home and End move among them, and Arrow Down opens it. */
export function Menu({ className, align = 'end', ...rest }: Omit<PopoverProps, 'onKeyDown'>) {
  return (
    <Popover {...rest} align={align} onKeyDown={move} className={classNames('min-w-44 p-1!', className)} />
  );
}

function move(event: KeyboardEvent<HTMLDetailsElement>) {
  const menu = event.currentTarget;
  if (!menu.open && event.key !== 'ArrowDown') return;
  const items = [...menu.querySelectorAll<HTMLElement>('a, button')];
  const at = items.indexOf(document.activeElement as HTMLElement);
  const to = { ArrowDown: at + 1, ArrowUp: Math.max(at, 0) - 1, Home: 0, End: -1 }[event.key];
  if (to === undefined) return;
  event.preventDefault();
  menu.open = true;
  items.at(to % items.length)?.focus();
}
