import { setTimeout as pause } from 'node:timers/promises';
import { createBirpc } from 'birpc';
import { receiveMeasurement, sendMeasurements } from '@/lib/accounts/disk-usage/disk-usage';
import { measureWith } from '@/lib/accounts/disk-usage/measure';
import { failures } from '@/lib/api/auth/failures';
import { countWith } from '@/lib/api/operation/metrics-route';
import { ownCounts } from '@/lib/api/operation/own-counts';
import { listen } from '@/lib/server/http/listen';
import { handOverTo } from '@/lib/server/pages/hand-over';
import { closeClients } from '@/lib/server/start/close-clients';
import { exposure } from '@/lib/server/start/exposure';
import { onUncaught } from '@/lib/server/start/last-resort';
import { Shutdown } from '@/lib/server/start/shutdown';
import { Connections } from '@/lib/server/workers/connections';
import { busyShare } from '@/lib/server/workers/load';
import { requestHandler } from '@/lib/server/workers/request-handler';
import type { News, ServerCalls, WorkerCalls } from '@/lib/server/workers/worker-calls';
import { sendUsesTo } from '@/lib/tokens/last-use/record-use';

const REPLACEMENT_PATIENCE_MS = 5000;

// One of the processes that answer requests. The server that started it tells it when to listen and when
// to stop; when that server is no more, node:cluster ends it.
const shutdown = new Shutdown();
shutdown.add(closeClients);
const connections = new Connections();
let reloadTls = () => {};

const server = createBirpc<ServerCalls, WorkerCalls>(
  {
    listen: async (pages) => {
      reloadTls = await listen(
        requestHandler(handOverTo(pages), exposure(false)),
        shutdown,
        false,
        connections,
      );
    },
    reloadTls: () => reloadTls(),
    counts: ownCounts,
    load: () => ({
      busy: busyShare(),
      underWay: connections.underWay.average(),
      connections: connections.size,
    }),
    closeConnections: (count) => connections.closeConnections(count),
    receive,
    stop: () => void shutdown.run().then(() => process.exit()),
  },
  {
    post: (message) => process.send?.(message),
    on: (receive) => process.on('message', receive),
    // A measurement takes minutes; a server that is no more ends this process as well.
    timeout: -1,
  },
);
countWith(() => server.countsOfAll());
failures.sendTo((address, at) => broadcast({ kind: 'refused', address, at }));
// Answered, not only sent: at the end a worker waits until what it noted has arrived.
sendUsesTo((uses) => server.keepUses(uses));
measureWith((folder, realPath) => server.measure(folder, realPath));
sendMeasurements((folder, measurement) => broadcast({ kind: 'measured', folder, measurement }));

function broadcast(news: News): void {
  void server.broadcast.asEvent(news);
}

function receive(news: News): void {
  if (news.kind === 'refused') failures.receive(news.address, news.at);
  else receiveMeasurement(news.folder, news.measurement);
}

// Whoever is served goes on being served until another process can do it.
onUncaught(async () => {
  await Promise.race([server.replaceMe().catch(() => undefined), pause(REPLACEMENT_PATIENCE_MS)]);
  await shutdown.run();
});

void server.ready.asEvent();

// Ctrl-C reaches every process of the terminal: running requests are to be finished first.
for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP'] as const) process.on(signal, () => undefined);
