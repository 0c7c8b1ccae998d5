import type { ReactNode } from 'react';
import { buttonStyle } from '@/components/ui/button-style';
import { Link } from '@/components/ui/link';
import { LinkProgress } from '@/components/ui/link-progress';

/** One link of the pager; without an `href` it is there but leads nowhere. */
export function PageLink({
  href,
  rel,
  label,
  current = false,
  children,
}: {
  href?: string;
  rel?: 'prev' | 'next';
  label?: string;
  current?: boolean;
  children: ReactNode;
}) {
  if (!href) {
    return (
      <span
        aria-disabled="true"
        className={buttonStyle('ghost', 'sm', 'opacity-50 hover:bg-transparent! hover:text-muted!')}
      >
        {children}
      </span>
    );
  }
  return (
    <Link
      href={href}
      rel={rel}
      aria-label={label}
      aria-current={current ? 'page' : undefined}
      className={buttonStyle(
        'ghost',
        'sm',
        current ? 'tabular bg-accent-soft text-accent-text! min-w-8' : 'tabular min-w-8',
      )}
    >
      {children}
      <LinkProgress />
    </Link>
  );
}
