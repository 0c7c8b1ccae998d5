import type { Handler } from '@/lib/server/http/handler';
import { inScope } from '@/lib/server/pages/in-scope';

/** Next in this process: the built pages, or in development pages built as they are asked for. */
export async function openNext({ dev, port }: { dev: boolean; port?: number }): Promise<{
  handler: Handler;
  close: () => Promise<void>;
}> {
  // Loaded late: Next reads NODE_ENV when it is loaded.
  const { default: next } = await import('next');
  const pages = next({ dev, port });
  await pages.prepare();
  return { handler: inScope(pages.getRequestHandler()), close: () => pages.close() };
}
