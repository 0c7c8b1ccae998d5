import { classNames } from '@/components/ui/class-names';

/** The shape of what is still coming; give it a size. */
export function Skeleton({ className }: { className?: string }) {
  return (
    <span
      aria-hidden="true"
      className={classNames(
        'block animate-[breathe_1.8s_ease-in-out_infinite] rounded-sm bg-ink/10',
        className,
      )}
    />
  );
}
