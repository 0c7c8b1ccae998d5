'use client';

import { CircleAlert } from 'lucide-react';
import { useEffect, useRef } from 'react';
import type { FieldErrors } from '@/lib/field-errors';

/** All errors of a form at its top, each a link to its field; takes the focus whenever it changes. */
export function ErrorSummary({
  errors,
  title = 'This could not be saved',
}: {
  errors: FieldErrors;
  title?: string;
}) {
  const box = useRef<HTMLDivElement>(null);
  const faults = Object.entries(errors);

  useEffect(() => {
    if (Object.keys(errors).length > 0) box.current?.focus();
  }, [errors]);

  if (faults.length === 0) return null;
  return (
    <div
      ref={box}
      role="alert"
      tabIndex={-1}
      className="flex gap-2.5 rounded-md border border-danger-line bg-danger-soft p-3.5 text-sm"
    >
      <CircleAlert aria-hidden="true" className="mt-0.5 size-4 shrink-0 text-danger-text" />
      <div className="grid gap-1">
        <p className="font-semibold text-danger-text">{title}</p>
        <ul className="grid gap-0.5">
          {faults.map(([field, message]) => (
            <li key={field}>
              {field ? (
                <a
                  href={`#${field}`}
                  className="text-ink underline underline-offset-2"
                  onClick={() => focusOn(field)}
                >
                  {message}
                </a>
              ) : (
                message
              )}
            </li>
          ))}
        </ul>
      </div>
    </div>
  );
}

function focusOn(field: string) {
  document.getElementById(field)?.focus();
}
