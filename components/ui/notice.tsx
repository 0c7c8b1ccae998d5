import { CircleAlert, CircleCheck, Info, TriangleAlert } from 'lucide-react';
import type { ReactNode } from 'react';
import { classNames } from '@/components/ui/class-names';

export type NoticeTone = 'info' | 'warning' | 'danger' | 'success';

const looks = {
  info: { icon: Info, box: 'border-line bg-sunken', mark: 'text-accent-text' },
  warning: { icon: TriangleAlert, box: 'border-warning-line/50 bg-warning-soft', mark: 'text-warning-text' },
  danger: { icon: CircleAlert, box: 'border-danger-line/50 bg-danger-soft', mark: 'text-danger-text' },
  success: { icon: CircleCheck, box: 'border-success-line/50 bg-success-soft', mark: 'text-success-text' },
};

/** Something to know that belongs to this place and stays. */
export function Notice({
  tone = 'info',
  title,
  children,
}: {
  tone?: NoticeTone;
  title?: ReactNode;
  children?: ReactNode;
}) {
  const { icon: Icon, box, mark } = looks[tone];
  return (
    <div className={classNames('flex gap-2.5 rounded-md border p-3.5 text-sm', box)}>
      <Icon aria-hidden="true" className={classNames('mt-0.5 size-4 shrink-0', mark)} />
      <div className="grid min-w-0 grow gap-0.5">
        {title && <p className={classNames('font-semibold', tone !== 'info' && mark)}>{title}</p>}
        {children}
      </div>
    </div>
  );
}
