import { CopyButton } from '@/components/ui/copy-button';

/** Lines to be read and copied; long ones scroll inside, with the keyboard too. */
export function CodeBlock({
  code,
  label,
  copyValue = code,
}: {
  code: string;
  label: string;
  copyValue?: string;
}) {
  return (
    <figure className="overflow-hidden rounded-md border border-line bg-sunken">
      <figcaption className="flex items-center justify-between gap-3 border-b border-line py-1 pr-1 pl-3.5">
        <span className="truncate text-xs font-medium text-muted">{label}</span>
        <CopyButton value={copyValue} variant="ghost" size="sm" />
      </figcaption>
      <section
        // biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls must be reachable by the keyboard.
        tabIndex={0}
        aria-label={label}
        className="overflow-x-auto px-3.5 py-3 focus-visible:outline-offset-[-2px]"
      >
        <pre className="font-mono text-sm text-ink">
          <code>{code}</code>
        </pre>
      </section>
    </figure>
  );
}
