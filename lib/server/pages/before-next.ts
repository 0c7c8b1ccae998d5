import { subscribe } from 'node:diagnostics_channel';
import type { Server } from 'node:http';
import { CannotStart } from '@/lib/cannot-start';
import { config } from '@/lib/config';
import { frontMark, makeFrontMark } from '@/lib/front-mark';
import type { Handler } from '@/lib/server/http/handler';
import { inScope } from '@/lib/server/pages/in-scope';
import { inThisProcess } from '@/lib/server/pages/in-this-process';
import { exposure } from '@/lib/server/start/exposure';
import { requestHandler } from '@/lib/server/workers/request-handler';

const done = new WeakSet<Server>();

/**
 * Where Next was started by itself (`next start`, `next dev`): puts our front before its server, so that
 * addresses, limits and headers are as with our own server. Throws CannotStart when a setting is missing
 * that our own start would have made.
 */
export function putFrontBeforeNext(): void {
  if (frontMark()) return;
  const { AUTH_SECRET, DATABASE_URL } = config();
  if (!AUTH_SECRET || !DATABASE_URL) {
    throw new CannotStart(
      `Next was started by itself, and ${AUTH_SECRET ? 'DATABASE_URL' : 'AUTH_SECRET'} is not set. Set it, or start Latchkey with “npm start”.`,
    );
  }
  makeFrontMark();
  // Node tells of each request before the server does; Next has made its server by itself.
  subscribe('http.server.request.start', (message) => {
    const { server } = message as { server: Server };
    if (done.has(server)) return;
    done.add(server);
    putBefore(server);
  });
}

function putBefore(server: Server): void {
  const [next] = server.listeners('request') as Handler[];
  if (!next) return;
  server.off('request', next as never);
  server.on(
    'request',
    requestHandler(inThisProcess(inScope(next)), exposure(process.env.NODE_ENV !== 'production')),
  );
}
