import { rm } from 'node:fs/promises';
import { createServer } from 'node:http';
import { guarded } from '@/lib/server/http/guarded';
import { PARSER_HEADER_BYTES } from '@/lib/server/http/server-options';
import { consoleToLog } from '@/lib/server/pages/console-to-log';
import { openNext } from '@/lib/server/pages/open-next';
import { OWN_ORIGIN, withOwnPages } from '@/lib/server/pages/own-fetch';
import { closeClients } from '@/lib/server/start/close-clients';
import { onUncaught } from '@/lib/server/start/last-resort';
import { printError } from '@/lib/server/start/print';

// The process that renders pages. The server that started it hands it requests over a socket, and its
// settings through the environment; when that server lets go of it, or is no more, it ends.
const [, , socket = ''] = process.argv;
consoleToLog();
// Before Next is loaded, which keeps the fetch that it finds. By itself it would ask port 3000.
process.env.__NEXT_PRIVATE_ORIGIN = OWN_ORIGIN;
globalThis.fetch = withOwnPages(socket, fetch);
const { handler, close } = await openNext({ dev: false });
// What the front lets pass, and what it adds: among it the address once more.
const server = createServer({ maxHeaderSize: 2 * PARSER_HEADER_BYTES }, guarded(handler));
// The server keeps its connections for as long as it likes: it must never find one just closed.
server.keepAliveTimeout = 0;

// Ctrl-C reaches every process of the terminal: running requests are to be finished first.
for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP'] as const) process.on(signal, () => undefined);
process.once('disconnect', () => void end().then(() => process.exit()));
// Rejections are left to Next, which only logs them: React discards promises whose page needs them no more.
onUncaught(end, ['uncaughtException']);

// What a process that was killed left behind.
if (process.platform !== 'win32') await rm(socket, { force: true });
server.listen(socket, () => process.send?.('ready'));

async function end(): Promise<void> {
  const closed = new Promise((resolve) => server.close(resolve));
  server.closeIdleConnections();
  await closed;
  await close();
  await closeClients().catch((error: Error) => printError(error.message));
}
