'use client';

import { type ReactNode, useId, useLayoutEffect, useRef } from 'react';
import { holdPage } from '@/components/ui/hold-page';

/** Centred where there is room, a sheet at the bottom on a phone; long content scrolls inside. */
const style =
  'fixed inset-x-0 top-auto bottom-0 mx-auto mb-0 max-h-[92dvh] w-full max-w-none animate-[rise_140ms_ease-out] overflow-y-auto overscroll-contain ' +
  'rounded-t-lg border border-line bg-raised text-ink shadow-lg outline-none sm:inset-0 sm:m-auto sm:h-fit sm:max-w-lg sm:rounded-lg ' +
  'backdrop:animate-[appear_120ms] backdrop:bg-scrim';

/**
 * A window above the page, open for as long as it is rendered. It is the browser's own dialog: the page
 * beneath is out of reach meanwhile, and has its focus back afterwards. `onDismiss` is asked to take it
 * away on Escape and, unless it `asks`, on a click outside.
 */
export function Modal({
  title,
  description,
  asks = false,
  onDismiss,
  children,
}: {
  title: ReactNode;
  description: ReactNode;
  /** It must be answered: a click outside does not. */
  asks?: boolean;
  onDismiss: () => void;
  children: ReactNode;
}) {
  const id = useId();
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
      ref={ref}
      role={asks ? 'alertdialog' : undefined}
      aria-labelledby={`${id}title`}
      aria-describedby={`${id}description`}
      onCancel={(event) => {
        event.preventDefault();
        onDismiss();
      }}
      // A second Escape closes it whatever anybody says.
      onClose={(event) => !event.currentTarget.open && onDismiss()}
      onClick={(event) => !asks && event.target === event.currentTarget && onDismiss()}
      className={style}
    >
      <div className="grid content-start gap-4 p-5 sm:p-6">
        <div className="grid gap-1.5">
          <h2 id={`${id}title`} className="text-lg font-semibold">
            {title}
          </h2>
          <p id={`${id}description`} className="text-sm text-muted">
            {description}
          </p>
        </div>
        {children}
      </div>
    </dialog>
  );
}
