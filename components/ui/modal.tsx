'use client';

import { type ComponentProps, useLayoutEffect, useRef } from 'react';
import { classNames } from '@/components/ui/class-names';
import { holdPage } from '@/components/ui/hold-page';

/** Centred where there is room, a sheet at the bottom on a phone; long content scrolls inside. */
const style =
  'fixed inset-x-0 top-auto bottom-0 mx-auto mb-0 max-h-[92dvh] w-full max-w-none animate-[rise_140ms_ease-out] overflow-y-auto overscroll-contain ' +
  'rounded-t-lg border border-line bg-raised text-ink shadow-lg outline-none sm:inset-0 sm:m-auto sm:h-fit sm:max-w-lg sm:rounded-lg ' +
  'backdrop:animate-[appear_120ms] backdrop:bg-scrim';

/**
 * A window above the page, open for as long as it is rendered. It is the browser's own dialog: the page
 * beneath is out of reach meanwhile, and has its focus back afterwards. `onDismiss` is asked to take it
 * away on Escape and, unless `stubborn`, on a click outside.
 */
export function Modal({
  stubborn = false,
  onDismiss,
  className,
  children,
  ...rest
}: Omit<ComponentProps<'dialog'>, 'open' | 'ref'> & { stubborn?: boolean; onDismiss: () => void }) {
  const ref = useRef<HTMLDialogElement>(null);

  // Before it is taken out of the page again, because only then does closing give the focus back.
  useLayoutEffect(() => {
    const dialog = ref.current;
    dialog?.showModal();
    const release = holdPage();
    return () => {
      release();
      dialog?.close();
    };
  }, []);

  return (
    // biome-ignore lint/a11y/useKeyWithClickEvents: Escape does the same.
    <dialog
      {...rest}
      ref={ref}
      onCancel={(event) => {
        event.preventDefault();
        onDismiss();
      }}
      // A second Escape closes it whatever anybody says.
      onClose={(event) => !event.currentTarget.open && onDismiss()}
      onClick={(event) => !stubborn && event.target === event.currentTarget && onDismiss()}
      className={style}
    >
      <div className={classNames('grid content-start gap-4 p-5 sm:p-6', className)}>{children}</div>
    </dialog>
  );
}
