'use client';

import { useEffect } from 'react';
import { SubmitButton } from '@/components/ui/submit-button';

/** The button of a notice that goes when it is dismissed; the focus, which went with it, comes to the page. */
export function DismissButton() {
  useEffect(
    () => () => {
      if (document.activeElement === document.body) document.getElementById('content')?.focus();
    },
    [],
  );
  return (
    <SubmitButton variant="secondary" size="sm">
      Dismiss
    </SubmitButton>
  );
}
