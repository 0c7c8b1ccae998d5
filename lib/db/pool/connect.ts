import type { Client, ClientConfig } from 'pg';
import { WatchedClient } from '@/lib/db/pool/watched-client';
import { DatabaseUnavailable } from '@/lib/db/unavailable';

const PATIENCE_MS = 5000;

/**
 * One connection outside the pools, watched like those in them; end it with endClient(). Throws what the
 * socket or the server said when it cannot be opened.
 */
export async function connectTo(url: string, options: ClientConfig = {}): Promise<Client> {
  const client = new WatchedClient({
    connectionString: url,
    connectionTimeoutMillis: PATIENCE_MS,
    ...options,
  });
  // Whoever waits for an answer learns of it there.
  client.on('error', () => undefined);
  try {
    await client.connect();
    return client;
  } catch (error) {
    throw error instanceof DatabaseUnavailable ? (error.cause ?? error) : error;
  }
}
