import type { ComponentProps } from 'react';
import { Link } from '@/components/ui/link';

type MenuItemProps = ComponentProps<'button'> & { href?: string };

const style =
  'flex min-h-control-sm w-full items-center gap-2 rounded-sm px-2.5 py-1 text-left text-sm text-ink hover:bg-ink/6 ' +
  'focus-visible:outline-offset-[-2px] aria-pressed:font-medium aria-pressed:text-accent-text [&>svg]:size-4 [&>svg]:shrink-0';

/** One line of a menu: a link when it has an `href`, else a button. Either closes the menu. */
export function MenuItem({ href, children, ...rest }: MenuItemProps) {
  if (href) {
    return (
      <Link href={href} className={style} data-close>
        {children}
      </Link>
    );
  }
  return (
    <button type="button" {...rest} className={style} data-close>
      {children}
    </button>
  );
}
