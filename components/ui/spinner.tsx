import { classNames } from '@/components/ui/class-names';

/** A turning ring; `label` is what a screen reader hears. */
export function Spinner({ label, className }: { label?: string; className?: string }) {
  return (
    <span className={classNames('inline-grid size-4', className)}>
      <svg
        data-spinner
        viewBox="0 0 16 16"
        fill="none"
        stroke="currentColor"
        strokeWidth="2"
        strokeLinecap="round"
        aria-hidden="true"
        className="size-full animate-[turn_0.8s_linear_infinite]"
      >
        <circle cx="8" cy="8" r="6" opacity="0.3" />
        <path d="M14 8a6 6 0 0 0-6-6" />
      </svg>
      {label && <span className="sr-only">{label}</span>}
    </span>
  );
}
