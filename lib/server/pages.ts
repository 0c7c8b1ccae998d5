import { config } from '@/lib/config';
import type { Handler } from '@/lib/server/front';
import { openNext } from '@/lib/server/next';
import { PagesProcess } from '@/lib/server/pages-process';
import type { Shutdown } from '@/lib/server/shutdown';

/**
 * The pages, ready to answer. They are rendered in a process of their own, because a page takes as long
 * as hundreds of verifies, which would all wait for it; in development in this one, where reloading works.
 */
export async function openPages({ dev, shutdown }: { dev: boolean; shutdown: Shutdown }): Promise<Handler> {
  if (!dev) {
    const pages = new PagesProcess();
    shutdown.add(() => pages.stop());
    await pages.start();
    return pages.handler;
  }
  const { handler, close } = await openNext({ dev, port: config().PORT });
  shutdown.add(close);
  return handler;
}
