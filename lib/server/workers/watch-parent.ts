const EVERY_MS = 500;

/**
 * Calls `onGone` when npm, which started us, is no more. Killed outright it can pass no signal on,
 * and a server without a terminal would hold its port and database for ever.
 */
export function watchParent(onGone: () => void): void {
  if (!process.env.npm_lifecycle_event) return;
  const parent = process.ppid;
  const timer = setInterval(() => {
    if (process.ppid === parent) return;
    clearInterval(timer);
    onGone();
  }, EVERY_MS);
  timer.unref();
}
