/** What every text control has in common; it turns red with `aria-invalid`. */
export const controlStyle =
  'h-control w-full min-w-0 rounded border border-edge bg-raised px-3 text-sm text-ink placeholder:text-muted ' +
  'transition-colors hover:border-ink/60 disabled:cursor-not-allowed disabled:bg-sunken disabled:text-muted ' +
  'aria-invalid:border-danger-line aria-invalid:bg-danger-soft focus-visible:outline-offset-0';
