import type { ReactNode } from 'react';

/** The page's title and its sentence, with what can be done at the right. */
export function PageHeading({
  title,
  sentence,
  actions,
  before,
}: {
  title: ReactNode;
  sentence?: ReactNode;
  actions?: ReactNode;
  /** A way back, above the title. */
  before?: ReactNode;
}) {
  return (
    <div className="flex flex-wrap items-start justify-between gap-x-6 gap-y-3">
      <div className="grid min-w-0 flex-1 basis-72 gap-1">
        {before && <div className="mb-1 text-sm">{before}</div>}
        <h1 className="text-2xl font-semibold tracking-tight wrap-anywhere">{title}</h1>
        {sentence && <p className="max-w-sentence text-muted">{sentence}</p>}
      </div>
      {actions && <div className="flex flex-wrap gap-2">{actions}</div>}
    </div>
  );
}
