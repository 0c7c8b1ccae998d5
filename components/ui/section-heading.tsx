import type { ReactNode } from 'react';

/** The title of a part of a page, with a sentence under it. */
export function SectionHeading({
  id,
  title,
  sentence,
}: {
  id?: string;
  title: ReactNode;
  sentence?: ReactNode;
}) {
  return (
    <div className="grid gap-0.5">
      <h2 id={id} className="text-lg font-semibold">
        {title}
      </h2>
      {sentence && <p className="max-w-sentence text-sm text-muted">{sentence}</p>}
    </div>
  );
}
