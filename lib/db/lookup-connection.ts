import { Client } from 'pg';
import { config } from '@/lib/config';

const PATIENCE_MS = 3000;

/** Thrown when the database did not answer, so that nothing can be decided. */
export class DatabaseUnavailable extends Error {
  constructor(options?: ErrorOptions) {
    super('The database does not answer.', options);
    this.name = 'DatabaseUnavailable';
  }
}

/** A token and its owner as one statement read them, with the database's clock at that moment. */
export type TokenAndOwner = {
  id: string;
  name: string;
  unrestricted: boolean;
  features: string[];
  expiresAt: Date | null;
  createdAt: Date;
  accountId: string;
  username: string;
  ownerSuspended: boolean;
  now: Date;
};

// Times as milliseconds and lists as one text, because parsing them is what costs most in a batch.
const STATEMENT = `
  SELECT t.digest, t.id, t.name, t.unrestricted, array_to_string(t.features, ' '),
         date_part('epoch', t.expires_at) * 1000, date_part('epoch', t.created_at) * 1000,
         a.id, a.username, a.suspended_at IS NOT NULL, date_part('epoch', clock_timestamp()) * 1000
  FROM token t JOIN account a ON a.id = t.account_id
  WHERE t.digest = ANY($1::bytea[])`;

type Row = [string, string, string, boolean, string, number | null, number, string, string, boolean, number];

const asText = (value: string) => value;
const parsers: Record<number, (value: string) => unknown> = { 16: (value) => value === 't', 701: Number };
const types = { getTypeParser: (oid: number) => parsers[oid] ?? asText };

/** One connection of the look-ups, on which a single prepared statement runs again and again. */
export class LookupConnection {
  readonly #client: Client;
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
    await client.connect();
    await refuseStandby(client);
    // Else the server plans anew every time: a list of one looks cheaper to it than the list it plans for.
    await client.query('SET plan_cache_mode = force_generic_plan');
    return connection;
  }

  /** Calls `onLost` when the connection ends, whoever ends it; at once when it has already. */
  whenLost(onLost: () => void): void {
    if (this.#lost) onLost();
    else this.#onLost = onLost;
  }

  /** The tokens of these digests (hex), by digest. */
  async find(digests: string[]): Promise<Map<string, TokenAndOwner>> {
    const list = `{"\\\\x${digests.join('","\\\\x')}"}`;
    const { rows } = await this.#client.query<Row>({
      name: 'verify',
      text: STATEMENT,
      values: [list],
      rowMode: 'array',
      types,
    });
    return new Map(rows.map((row) => [row[0].slice(2), toTokenAndOwner(row)]));
  }

  async close(): Promise<void> {
    await this.#client.end().catch(() => undefined);
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
  await client.end();
  throw new Error('DATABASE_URL leads to a read-only server; verification needs the primary.');
}

function toTokenAndOwner(row: Row): TokenAndOwner {
  const [, id, name, unrestricted, features, expiresAt, createdAt, accountId, username, ownerSuspended, now] =
    row;
  return {
    id,
    name,
    unrestricted,
    features: features ? features.split(' ') : [],
    expiresAt: expiresAt === null ? null : new Date(expiresAt),
    createdAt: new Date(createdAt),
    accountId,
    username,
    ownerSuspended,
    now: new Date(now),
  };
}
