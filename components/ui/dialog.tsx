import { X } from 'lucide-react';
import type { ReactNode } from 'react';
import { buttonStyle } from '@/components/ui/button-style';
import { Modal } from '@/components/ui/modal';

/** A window to look at something beside the page; Escape, a click outside and its own button close it. */
export function Dialog({
  title,
  description,
  onClose,
  children,
}: {
  title: ReactNode;
  description: ReactNode;
  onClose: () => void;
  children: ReactNode;
}) {
  return (
    <Modal title={title} description={description} onDismiss={onClose}>
      {children}
      <button
        type="button"
        aria-label="Close"
        onClick={onClose}
        className={buttonStyle('ghost', 'icon-sm', 'absolute! top-4 right-4')}
      >
        <X aria-hidden="true" />
      </button>
    </Modal>
  );
}
