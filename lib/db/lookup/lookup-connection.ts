import { Client } from 'pg';
import { config } from '@/lib/config';
import { LookupQuery, type TokenAndOwner } from '@/lib/db/lookup/lookup-query';
import { endClient } from '@/lib/db/pool/end-client';
import { READ_ONLY } from '@/lib/db/unavailable';

const PATIENCE_MS = 3000;

/** One connection of the look-ups, on which a single prepared statement runs again and again. */
export class LookupConnection {
  readonly #client: Client;
  #prepared = false;
  #lost = false;
  #onLost: (() => void) | undefined;

  private constructor(client: Client) {
    this.#client = client;
    client.on('error', () => this.#lose());
    client.on('end', () => this.#lose());
  }

  /** Connects to the primary. */
  static async open(): Promise<LookupConnection> {
    const client = new Client({
      connectionString: config().DATABASE_URL,
      connectionTimeoutMillis: PATIENCE_MS,
      statement_timeout: PATIENCE_MS,
      // The server's own timeout cannot help where the network has gone silent.
      query_timeout: PATIENCE_MS + 500,
      application_name: 'latchkey verify',
      keepAlive: true,
    });
    const connection = new LookupConnection(client);
    try {
      await client.connect();
      await refuseStandby(client);
      // Else the server plans anew every time: a list of one looks cheaper to it than the list it plans for.
      await client.query('SET plan_cache_mode = force_generic_plan');
      return connection;
    } catch (error) {
      void connection.close();
      throw error;
    }
  }

  /** Calls `onLost` when the connection ends, whoever ends it; at once when it has already. */
  whenLost(onLost: () => void): void {
    if (this.#lost) onLost();
    else this.#onLost = onLost;
  }

  /** The tokens of these digests (hex), by digest. */
  find(digests: readonly string[]): Promise<Map<string, TokenAndOwner>> {
    const prepare = !this.#prepared;
    this.#prepared = true;
    return new Promise((resolve, reject) => {
      this.#client.query(
        new LookupQuery(digests, { prepare }, (error, found) => (error ? reject(error) : resolve(found))),
      );
    });
  }

  close(): Promise<void> {
    return endClient(this.#client);
  }

  #lose(): void {
    this.#lost = true;
    this.#onLost?.();
  }
}

/** A standby lags behind: there a revoked token could pass. A primary never turns into one while connected. */
async function refuseStandby(client: Client): Promise<void> {
  const { rows } = await client.query<{ transaction_read_only: string }>('SHOW transaction_read_only');
  if (rows[0]?.transaction_read_only === 'off') return;
  throw Object.assign(
    new Error('DATABASE_URL leads to a read-only server; verification needs the primary.'),
    {
      code: READ_ONLY,
    },
  );
}
