const HOME = '/tokens';

/** `path` when it leads to a page of our own, else the home page: a link must not be able to send people elsewhere. */
export function ownPath(path: string | null | undefined): string {
  if (!path || !/^\/(?!\/)/.test(path) || /[^ -~]|\\/.test(path)) return HOME;
  const url = new URL(path, 'http://own');
  const known = ['/tokens', '/activity', '/account'].some(
    (page) => url.pathname === page || url.pathname.startsWith(`${page}/`),
  );
  if (url.host !== 'own' || !known) return HOME;
  url.searchParams.delete('_rsc');
  return url.pathname + url.search;
}

/** The sign-in page, remembering where one was going. */
export function signInPath(path: string | null): string {
  const next = ownPath(path);
  return next === HOME ? '/sign-in' : `/sign-in?next=${encodeURIComponent(next)}`;
}

/** The page for a password of one's own, remembering where one was going. */
export function newPasswordPath(path: string | null | undefined): string {
  const next = ownPath(path);
  return next === HOME ? '/new-password' : `/new-password?next=${encodeURIComponent(next)}`;
}
