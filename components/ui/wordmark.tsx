import { LogoMark } from '@/components/ui/logo';

/** The mark with the product's name. */
export function Wordmark({ large = false }: { large?: boolean }) {
  return (
    <span className="inline-flex items-center gap-2.5">
      <LogoMark className={large ? 'size-10' : 'size-7'} />
      <span className={large ? 'text-2xl font-semibold tracking-tight' : 'font-semibold tracking-tight'}>
        Latchkey
      </span>
    </span>
  );
}
