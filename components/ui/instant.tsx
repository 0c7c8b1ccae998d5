import { useId } from 'react';

/** A moment: `text` to read, `exact` (to the second, with its zone) on hover and focus. */
export function Instant({ iso, text, exact }: { iso: string; text: string; exact: string }) {
  const id = useId();
  return (
    <>
      <time
        dateTime={iso}
        data-tip={exact}
        // biome-ignore lint/a11y/noNoninteractiveTabindex: the exact instant must show on focus too.
        tabIndex={0}
        aria-describedby={id}
        className="rounded-sm whitespace-nowrap"
      >
        {text}
      </time>
      <span id={id} hidden>
        {exact}
      </span>
    </>
  );
}
