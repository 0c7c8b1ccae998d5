'use client';

import { CircleAlert, CircleCheck, Info, X } from 'lucide-react';
import { useEffect, useState } from 'react';
import { buttonStyle } from '@/components/ui/button-style';
import { classNames } from '@/components/ui/class-names';
import { dismissToast, type ToastMessage } from '@/components/ui/toast';

const SHOWN_FOR = 6000;

const marks = {
  success: { icon: CircleCheck, colour: 'text-success-text' },
  info: { icon: Info, colour: 'text-accent-text' },
  danger: { icon: CircleAlert, colour: 'text-danger-text' },
};

/** One toast: goes after six seconds, waits while it is pointed at or focused; bad news waits to be dismissed. */
export function ToastCard({ id, message, tone }: ToastMessage) {
  const [held, setHeld] = useState(false);
  const { icon: Icon, colour } = marks[tone];

  useEffect(() => {
    if (held || tone === 'danger') return;
    const timer = setTimeout(() => dismissToast(id), SHOWN_FOR);
    return () => clearTimeout(timer);
  }, [held, id, tone]);

  return (
    // biome-ignore lint/a11y/noStaticElementInteractions: it only notices that somebody is reading.
    <div
      onPointerEnter={() => setHeld(true)}
      onPointerLeave={() => setHeld(false)}
      onFocus={() => setHeld(true)}
      onBlur={() => setHeld(false)}
      className="pointer-events-auto flex w-full max-w-96 animate-[rise_160ms_ease-out] items-start gap-2.5 rounded-md border border-line bg-raised py-2.5 pr-2 pl-3.5 text-sm shadow-lg sm:w-max"
    >
      <Icon aria-hidden="true" className={classNames('mt-1 size-4 shrink-0', colour)} />
      <p className="min-w-0 grow py-0.5 break-words">{message}</p>
      <button
        type="button"
        aria-label="Dismiss"
        onClick={() => dismissToast(id)}
        className={buttonStyle('ghost', 'icon-sm', '-my-0.5')}
      >
        <X aria-hidden="true" />
      </button>
    </div>
  );
}
