'use client';

import { type ReactNode, useLayoutEffect, useRef } from 'react';
import { Button } from '@/components/ui/button';
import { Modal } from '@/components/ui/modal';

/** Asks before something that cannot be undone; the focus starts on Cancel, and a click outside does not close it. */
export function AlertDialog({
  title,
  description,
  children,
  confirmLabel,
  cancelLabel = 'Cancel',
  confirmDisabled = false,
  pending = false,
  onConfirm,
  onCancel,
}: {
  title: ReactNode;
  description: ReactNode;
  children?: ReactNode;
  confirmLabel: ReactNode;
  cancelLabel?: string;
  confirmDisabled?: boolean;
  /** The action is being done: neither cancelled nor done twice. */
  pending?: boolean;
  /** Does the action; the caller takes the dialog away when it is done. */
  onConfirm: () => void;
  onCancel: () => void;
}) {
  const cancel = useRef<HTMLButtonElement>(null);
  // After the window has opened, which puts the focus on the first thing in it.
  useLayoutEffect(() => cancel.current?.focus(), []);

  return (
    <Modal asks title={title} description={description} onDismiss={() => !pending && onCancel()}>
      {children}
      {/* On a phone the last one comes first, where it is nearest to the thumb. */}
      <div className="flex flex-col-reverse gap-2 pt-1 sm:flex-row sm:justify-end">
        <Button
          ref={cancel}
          disabled={pending}
          onClick={onCancel}
          className="focus:outline-2 focus:outline-offset-2 focus:outline-accent"
        >
          {cancelLabel}
        </Button>
        <Button variant="danger" disabled={confirmDisabled} pending={pending} onClick={onConfirm}>
          {confirmLabel}
        </Button>
      </div>
    </Modal>
  );
}
