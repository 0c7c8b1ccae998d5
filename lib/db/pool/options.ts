import type { PoolConfig } from 'pg';
import { config } from '@/lib/config';
import { WatchedClient } from '@/lib/db/pool/watched-client';

/** Longer than any statement of ours takes; what exceeds it must not hold its connection for ever. */
const STATEMENT_MS = 60_000;

/** What every pool of ours has: the same database, the same limits, and connections that are watched. */
export function poolOptions(): PoolConfig {
  return {
    connectionString: config().DATABASE_URL,
    connectionTimeoutMillis: 5000,
    statement_timeout: STATEMENT_MS,
    // For a server that cannot even cancel the statement.
    query_timeout: STATEMENT_MS + 5000,
    Client: WatchedClient,
  };
}
