import type { Handler } from '@/lib/server/front';
import type { Shutdown } from '@/lib/server/shutdown';

/** Next, ready to answer: the built pages, or in development pages built as they are asked for. */
export async function openPages({ dev, shutdown }: { dev: boolean; shutdown: Shutdown }): Promise<Handler> {
  // Loaded late: Next reads NODE_ENV when it is loaded.
  const { default: next } = await import('next');
  const pages = next({ dev });
  await pages.prepare();
  shutdown.add(() => pages.close());
  return pages.getRequestHandler();
}
