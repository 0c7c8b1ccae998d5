import { X } from 'lucide-react';
import { type ReactNode, useId } from 'react';
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
  const id = useId();
  return (
    <Modal onDismiss={onClose} aria-labelledby={`${id}title`} aria-describedby={`${id}description`}>
      <div className="grid gap-1 pr-8">
        <h2 id={`${id}title`} className="text-lg font-semibold">
          {title}
        </h2>
        <p id={`${id}description`} className="text-sm text-muted">
          {description}
        </p>
      </div>
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
