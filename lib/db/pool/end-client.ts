import type { Client } from 'pg';

const GOODBYE_MS = 1000;

/** Ends a connection. On a silent network no goodbye arrives: after a second it is cut. Never throws. */
export async function endClient(client: Client): Promise<void> {
  const cut = setTimeout(() => client.connection.stream.destroy(), GOODBYE_MS);
  await client.end().catch(() => undefined);
  clearTimeout(cut);
}
