'use client';

import { Check, Copy } from 'lucide-react';
import { type MouseEvent, useEffect, useState } from 'react';
import { Button } from '@/components/ui/button';
import type { ButtonSize, ButtonVariant } from '@/components/ui/button-style';
import { copyText } from '@/components/ui/copy-text';

type Outcome = 'idle' | 'copied' | 'failed';

/** Copies `value`, turns to "Copied" for two seconds, and says so to a screen reader. */
export function CopyButton({
  value,
  label = 'Copy',
  variant = 'secondary',
  size = 'md',
  className,
  onCopied,
}: {
  value: string;
  label?: string;
  variant?: ButtonVariant;
  size?: Exclude<ButtonSize, 'icon' | 'icon-sm'>;
  className?: string;
  onCopied?: () => void;
}) {
  const [outcome, setOutcome] = useState<Outcome>('idle');
  const said = { idle: label, copied: 'Copied', failed: 'Select and copy it' }[outcome];

  useEffect(() => {
    if (outcome === 'idle') return;
    const timer = setTimeout(() => setOutcome('idle'), 2000);
    return () => clearTimeout(timer);
  }, [outcome]);

  async function copy({ currentTarget }: MouseEvent<HTMLButtonElement>) {
    const copied = await copyText(value, currentTarget);
    setOutcome(copied ? 'copied' : 'failed');
    if (copied) onCopied?.();
  }

  return (
    <>
      <Button variant={variant} size={size} className={className} onClick={copy}>
        <span className="grid justify-items-center *:col-start-1 *:row-start-1 *:flex *:items-center *:gap-1.5 [&_svg]:size-4">
          <span className="invisible" aria-hidden="true">
            <Copy /> {label.length > 6 ? label : 'Copied'}
          </span>
          <span>
            {outcome === 'copied' ? <Check aria-hidden="true" /> : <Copy aria-hidden="true" />}
            {said}
          </span>
        </span>
      </Button>
      <span role="status" className="sr-only">
        {outcome === 'idle' ? '' : said}
      </span>
    </>
  );
}
