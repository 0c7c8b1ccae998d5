import type { ReactNode } from 'react';

/** Words beside a control on hover and focus. They only help: the control has its own name. TooltipLayer draws them. */
export function Tooltip({ text, children }: { text: string; children: ReactNode }) {
  return (
    <span data-tip={text} className="inline-flex">
      {children}
    </span>
  );
}
