import { classNames } from '@/components/ui/class-names';
import { Link, type LinkProps } from '@/components/ui/link';
import { LinkProgress } from '@/components/ui/link-progress';

/** A link within text. */
export function TextLink({ className, children, ...rest }: LinkProps) {
  return (
    <Link
      {...rest}
      className={classNames(
        'rounded-sm font-medium text-accent-text underline decoration-accent-text/40 underline-offset-3 hover:decoration-current',
        className,
      )}
    >
      {children}
      <LinkProgress />
    </Link>
  );
}
