import { config } from '@/lib/config';
import { makeFrontMark } from '@/lib/front-mark';
import { listen } from '@/lib/server/http/listen';
import { inThisProcess } from '@/lib/server/pages/in-this-process';
import { openNext } from '@/lib/server/pages/open-next';
import { PagesProcess } from '@/lib/server/pages/pages-process';
import { exposure } from '@/lib/server/start/exposure';
import { reloadTlsOnHangUp } from '@/lib/server/start/reload-tls';
import type { Shutdown } from '@/lib/server/start/shutdown';
import { requestHandler } from '@/lib/server/workers/request-handler';
import { Workers } from '@/lib/server/workers/workers';

/**
 * Answers requests from now on: in workers, one for each processor, and pages in a process of their own,
 * because a page takes as long as hundreds of verifies, which would all wait for it.
 */
export async function serve(shutdown: Shutdown): Promise<void> {
  const { WORKERS, DATABASE_CONNECTIONS } = config();
  makeFrontMark();
  const pages = new PagesProcess();
  shutdown.add(() => pages.stop());
  const workers = new Workers({
    DATABASE_CONNECTIONS: String(Math.max(2, Math.ceil(DATABASE_CONNECTIONS / WORKERS))),
  });
  shutdown.add(
    () => workers.stop(),
    () => workers.kill(),
  );
  // While they load, the pages do.
  workers.start(WORKERS);
  await pages.start();
  await workers.listen(pages.socket);
  reloadTlsOnHangUp(() => workers.reloadTls());
}

/** Answers requests in this process alone, where reloading works. */
export async function serveInDevelopment(shutdown: Shutdown): Promise<void> {
  makeFrontMark();
  const { handler, close } = await openNext({ dev: true, port: config().PORT });
  shutdown.add(close);
  reloadTlsOnHangUp(await listen(requestHandler(inThisProcess(handler), exposure(true)), shutdown, true));
}
