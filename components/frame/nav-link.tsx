'use client';

import { usePathname } from 'next/navigation';
import type { ReactNode } from 'react';
import { ownHref } from '@/components/ui/base-path';
import { Link } from '@/components/ui/link';
import { LinkProgress } from '@/components/ui/link-progress';

const style =
  'flex items-center justify-center gap-1.5 rounded px-2.5 font-medium whitespace-nowrap text-muted transition-colors hover:bg-ink/6 hover:text-ink ' +
  'aria-[current]:text-accent-text aria-[current]:bg-accent-soft max-md:flex-col max-md:gap-0.5 max-md:px-0 max-md:py-1.5 max-md:text-xs ' +
  'md:h-control-sm md:text-sm [&>svg]:size-4 max-md:[&>svg]:size-4.5';

/** A link of the frame that knows when it is where we are; `plain` leads out of the application. */
export function NavLink({
  href,
  plain = false,
  children,
}: {
  href: string;
  plain?: boolean;
  children: ReactNode;
}) {
  const path = usePathname();
  if (plain) {
    return (
      <a href={ownHref(href)} className={style}>
        {children}
      </a>
    );
  }
  const current = path === href ? 'page' : path.startsWith(`${href}/`) ? 'true' : undefined;
  return (
    <Link href={href} aria-current={current} className={style}>
      {children}
      <LinkProgress />
    </Link>
  );
}
