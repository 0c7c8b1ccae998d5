/** Past the navigation, for those who come by keyboard. */
export function SkipLink() {
  return (
    <a
      href="#content"
      className="sr-only rounded bg-accent px-4 py-2 text-sm font-medium text-accent-on focus:not-sr-only focus:fixed focus:top-3 focus:left-3 focus:z-toast focus:px-4 focus:py-2"
    >
      Skip to content
    </a>
  );
}
