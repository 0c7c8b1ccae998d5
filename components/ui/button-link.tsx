import { type ButtonSize, type ButtonVariant, buttonStyle } from '@/components/ui/button-style';
import { Link, type LinkProps } from '@/components/ui/link';
import { LinkProgress } from '@/components/ui/link-progress';

/** A link that looks like a button, for going somewhere rather than doing something. */
export function ButtonLink({
  variant,
  size,
  className,
  children,
  ...rest
}: LinkProps & { variant?: ButtonVariant; size?: ButtonSize }) {
  return (
    <Link {...rest} className={buttonStyle(variant, size, className)}>
      {children}
      <LinkProgress />
    </Link>
  );
}
