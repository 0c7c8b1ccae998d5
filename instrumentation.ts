/** Called by Next once in each process that makes pages, before the first request. */
export async function register(): Promise<void> {
  if (process.env.NEXT_RUNTIME !== 'nodejs') return;
  const { startBesideNext } = await import('@/lib/server/start/beside-next');
  startBesideNext();
}
