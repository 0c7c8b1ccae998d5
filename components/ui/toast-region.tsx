'use client';

import { usePathname } from 'next/navigation';
import { useEffect, useSyncExternalStore } from 'react';
import { type Flash, takeFlash } from '@/components/ui/flash';
import { toast, toasts } from '@/components/ui/toast';
import { ToastCard } from '@/components/ui/toast-card';

/** Where toasts are shown and announced; `flash` is what to say where no script runs. */
export function ToastRegion({ flash }: { flash?: Flash }) {
  const shown = useSyncExternalStore(toasts.subscribe, toasts.current, toasts.onServer);
  usePathname();

  // After every render on purpose: each navigation and each answer of an action renders the region again.
  useEffect(() => {
    const handed = takeFlash(flash);
    if (handed) toast(handed.message, { tone: handed.tone });
  });

  return (
    <section
      aria-label="Notifications"
      aria-live="polite"
      className="pointer-events-none fixed inset-x-4 top-4 z-toast grid justify-items-center gap-2 sm:top-auto sm:bottom-4 sm:left-auto sm:justify-items-end"
    >
      {shown.map((one) => (
        <ToastCard key={one.id} {...one} />
      ))}
      {flash && (
        <noscript>
          <p className="rounded-md border border-line bg-raised px-4 py-3 text-sm shadow-md">
            {flash.message}
          </p>
        </noscript>
      )}
    </section>
  );
}
