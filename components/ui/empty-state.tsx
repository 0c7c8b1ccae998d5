import type { ReactNode } from 'react';

/** What stands where a list would be: what this is, in two lines, and the way on. */
export function EmptyState({
  icon,
  title,
  sentence,
  action,
  children,
}: {
  icon?: ReactNode;
  title: ReactNode;
  sentence: ReactNode;
  action?: ReactNode;
  children?: ReactNode;
}) {
  return (
    <div className="mx-auto grid max-w-form justify-items-center gap-4 px-5 py-14 text-center">
      {icon && (
        <span
          aria-hidden="true"
          className="grid size-12 place-items-center rounded-full bg-accent-soft text-accent-text [&>svg]:size-6"
        >
          {icon}
        </span>
      )}
      <div className="grid gap-1">
        <h2 className="text-lg font-semibold">{title}</h2>
        <p className="text-sm text-muted">{sentence}</p>
      </div>
      {action}
      {children && <div className="mt-2 w-full min-w-0 text-left">{children}</div>}
    </div>
  );
}
