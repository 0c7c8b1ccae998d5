import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setConfig } from '@/lib/config';
import { trustedProxies } from '@/lib/server/http/client-address';
import { listen } from '@/lib/server/http/listen';
import { handOverTo } from '@/lib/server/pages/hand-over';
import { Recorder } from '@/lib/server/pages/testing/recorder';
import { Shutdown } from '@/lib/server/start/shutdown';
import { requestHandler } from '@/lib/server/workers/request-handler';
import { freePort } from '@/lib/testing/free-port';

/** What a worker listens with, in this process, in front of a recorder in place of the pages. */
export type Front = { port: number; recorder: Recorder; stop: () => Promise<void> };

/** Started with these settings besides the usual ones; peers of `proxies` are believed. */
export async function startFront(
  settings: Parameters<typeof setConfig>[0] = {},
  proxies: string[] = [],
): Promise<Front> {
  const folder = mkdtempSync(join(tmpdir(), 'latchkey-front-'));
  const socket = join(folder, 'socket');
  const port = await freePort();
  setConfig({ PORT: String(port), HOST: '127.0.0.1', LOG_LEVEL: 'silent', ...settings });
  const recorder = await Recorder.start(socket);
  const shutdown = new Shutdown();
  const exposure = { trusted: trustedProxies(proxies), https: false, dev: false };
  await listen(requestHandler(handOverTo(socket), exposure), shutdown, true);
  return {
    port,
    recorder,
    stop: async () => {
      await shutdown.run();
      await recorder.stop();
      rmSync(folder, { recursive: true });
    },
  };
}
