import { AUTH_SECRET, startLatchkey } from '@/bench/foundation/latchkey';
import type { BenchDatabase } from '@/bench/foundation/postgres';
import { type Running, startProcess } from '@/bench/foundation/process';
import { freePort } from '@/lib/testing/free-port';

/** One of those that are compared: how it is started, and the request that asks it about SECRET. */
export type Contender = {
  name: string;
  request: string;
  /** Makes what it needs in the database, beyond the tokens that stand there. */
  prepare?: (database: BenchDatabase, tokens: number) => Promise<void>;
  /** After so many seconds it has done everything that a load leaves it to do. */
  doneWithin?: number;
  start: (database: BenchDatabase) => Promise<Running & { port: number }>;
};

/** Asks the proxy's door about SECRET. */
export const PROXY_REQUEST =
  'GET /api/v1/verify HTTP/1.1\r\nHost: localhost\r\nAuthorization: Bearer SECRET\r\nX-Original-URI: /orders/7\r\n\r\n';
const INTROSPECTION =
  'POST /token/introspection HTTP/1.1\r\nHost: localhost\r\nAuthorization: Basic YmVuY2g6YmVuY2g=\r\n' +
  'Content-Type: application/x-www-form-urlencoded\r\nContent-Length: 47\r\n\r\ntoken=SECRET';

export const contenders: Contender[] = [
  { name: 'ceiling', request: PROXY_REQUEST, start: script('ceiling') },
  // The last use within a minute is written when the minute is over, a few thousand tokens a second.
  { name: 'latchkey', request: PROXY_REQUEST, start: startLatchkey, doneWithin: 80 },
  { name: 'ceilings', request: PROXY_REQUEST, start: script('ceilings') },
  { name: 'round-trip', request: PROXY_REQUEST, start: script('round-trip') },
  { name: 'plain-query', request: PROXY_REQUEST, start: script('plain-query') },
  { name: 'next-route', request: PROXY_REQUEST, start: script('next-route') },
  { name: 'oidc-provider', request: INTROSPECTION, start: script('oidc-provider') },
  { name: 'better-auth', request: PROXY_REQUEST, start: script('better-auth'), prepare: fillBetterAuth },
];

function script(name: string): Contender['start'] {
  return async (database) => {
    const port = await freePort();
    const env = { PORT: String(port), DATABASE_URL: database.url, AUTH_SECRET, NODE_ENV: 'production' };
    return {
      port,
      ...(await startProcess(`bench/contenders/${name}.ts`, { sign: 'The contender listens.', env })),
    };
  };
}

async function fillBetterAuth(database: BenchDatabase, tokens: number): Promise<void> {
  const env = { DATABASE_URL: database.url, TOKENS: String(tokens), PORT: '' };
  const filling = await startProcess('bench/contenders/better-auth-fill.ts', { sign: 'is filled', env });
  await filling.stop();
}
