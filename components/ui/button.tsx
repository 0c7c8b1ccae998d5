import type { ComponentProps } from 'react';
import { type ButtonSize, type ButtonVariant, buttonStyle } from '@/components/ui/button-style';
import { Spinner } from '@/components/ui/spinner';

export type ButtonProps = ComponentProps<'button'> & {
  variant?: ButtonVariant;
  size?: ButtonSize;
  /** Keeps width and focus, refuses clicks, and shows a spinner once the wait is worth mentioning. */
  pending?: boolean;
};

/** A button; `type` is "button" unless told, so that none submits by accident. */
export function Button({
  variant,
  size,
  pending = false,
  className,
  children,
  type = 'button',
  ...rest
}: ButtonProps) {
  return (
    <button
      {...rest}
      type={pending ? 'button' : type}
      onClick={pending ? undefined : rest.onClick}
      aria-disabled={pending || rest['aria-disabled'] || undefined}
      aria-busy={pending || undefined}
      className={buttonStyle(variant, size, className)}
    >
      {pending ? (
        <>
          <span className="inline-flex animate-[appear_100ms_100ms_reverse_forwards] items-center gap-1.5 [&>svg]:size-4">
            {children}
          </span>
          <span className="absolute inset-0 grid animate-[appear_100ms_100ms_backwards] place-items-center">
            <Spinner label="Working" />
          </span>
        </>
      ) : (
        children
      )}
    </button>
  );
}
