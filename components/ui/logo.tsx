/** The mark: a key that is an L, on its door. */
export function LogoMark({ className = 'size-7' }: { className?: string }) {
  return (
    <svg viewBox="0 0 32 32" fill="none" aria-hidden="true" className={className}>
      <rect width="32" height="32" rx="8" fill="var(--accent)" />
      <g stroke="var(--accent-on)" strokeWidth="2.75" strokeLinecap="round" strokeLinejoin="round">
        <circle cx="13.5" cy="10.5" r="4.25" />
        <path d="M13.5 14.75v10h7.25M13.5 20h4.75" />
      </g>
    </svg>
  );
}
