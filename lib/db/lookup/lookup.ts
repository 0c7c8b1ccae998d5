import { LookupConnection } from '@/lib/db/lookup/lookup-connection';
import type { TokenAndOwner } from '@/lib/db/lookup/lookup-query';
import { DatabaseUnavailable } from '@/lib/db/unavailable';
import { processWide } from '@/lib/process-wide';

/** Few on purpose: a batch gathers while all are busy, and one batch costs hardly more than one look-up. */
const CONNECTIONS = 2;
/** A batch waits so many turns of the event loop at most, as long as each brings another look-up … */
const MOST_TURNS = 8;
/** … and no longer when it holds so many: more would spare hardly anything. */
const ENOUGH = 32;
/** So that one statement never holds a connection for long. */
const LARGEST_BATCH = 1000;

type Waiter = {
  digest: string;
  resolve: (found: TokenAndOwner | null) => void;
  reject: (error: Error) => void;
};

/**
 * Looks up the token of this digest (hex) and its owner: on the primary, in a statement that is sent
 * after this call, never from a cache. Throws DatabaseUnavailable when the database does not answer.
 */
export function lookUp(digest: string): Promise<TokenAndOwner | null> {
  return lookups.find(digest);
}

/** How the look-ups fare at this moment, for the metrics. */
export function lookupStatistics(): { open: number; busy: number; waiting: number } {
  return lookups.statistics();
}

/** Closes the connections of the look-ups; the next look-up opens new ones. */
export async function closeLookups(): Promise<void> {
  await lookups.close();
}

/** Gathers the look-ups that wait, and gives them all to the first connection that is free. */
class Lookups {
  #waiting: Waiter[] = [];
  #pumping = false;
  #opening = false;
  /** How many the last batch held. */
  #sentLast = 0;
  readonly #open = new Set<LookupConnection>();
  readonly #free: LookupConnection[] = [];

  find(digest: string): Promise<TokenAndOwner | null> {
    return new Promise((resolve, reject) => {
      this.#waiting.push({ digest, resolve, reject });
      this.#pumpSoon();
    });
  }

  statistics() {
    return {
      open: this.#open.size,
      busy: this.#open.size - this.#free.length,
      waiting: this.#waiting.length,
    };
  }

  async close(): Promise<void> {
    await Promise.all([...this.#open].map((connection) => connection.close()));
  }

  /** After every request that has arrived by now has been read, so that they share one statement. */
  #pumpSoon(): void {
    if (this.#pumping) return;
    this.#pumping = true;
    setImmediate(this.#gather, 0, 0);
  }

  /** Lets those that wait, when they are several, wait for more: a fuller batch spares a statement. */
  readonly #gather = (turn: number, before: number): void => {
    const now = this.#waiting.length;
    // The first to come back of several that were answered together is not alone.
    const alone = now === 1 && this.#sentLast <= 1;
    const moreMayCome = !alone && now > before && now < ENOUGH && turn < MOST_TURNS;
    if (moreMayCome && this.#free.length > 0) {
      setImmediate(this.#gather, turn + 1, now);
      return;
    }
    this.#pumping = false;
    this.#pump();
  };

  #pump(): void {
    if (this.#waiting.length === 0) return;
    const connection = this.#free.pop();
    if (connection) void this.#send(connection, this.#takeBatch());
    else if (!this.#opening && this.#open.size < CONNECTIONS) void this.#openOne();
    if (connection && this.#waiting.length > 0) this.#pumpSoon();
  }

  async #send(connection: LookupConnection, batch: Waiter[]): Promise<void> {
    try {
      const found = await connection.find(batch.map(({ digest }) => digest));
      if (this.#open.has(connection)) this.#free.push(connection);
      for (const { digest, resolve } of batch) resolve(found.get(digest) ?? null);
    } catch (error) {
      // Whatever went wrong, the state of this connection is unknown: the next look-up opens another.
      this.#forget(connection);
      void connection.close();
      reject(batch, error);
    }
    if (this.#waiting.length > 0) this.#pumpSoon();
  }

  async #openOne(): Promise<void> {
    this.#opening = true;
    try {
      const connection = await LookupConnection.open();
      this.#open.add(connection);
      this.#free.push(connection);
      connection.whenLost(() => this.#forget(connection));
    } catch (error) {
      // Connections that still live will serve those who wait.
      if (this.#open.size === 0) reject(this.#waiting.splice(0), error);
    }
    this.#opening = false;
    this.#pump();
  }

  #forget(connection: LookupConnection): void {
    this.#open.delete(connection);
    const at = this.#free.indexOf(connection);
    if (at >= 0) this.#free.splice(at, 1);
  }

  #takeBatch(): Waiter[] {
    const batch = this.#waiting.splice(0, LARGEST_BATCH);
    this.#sentLast = batch.length;
    return batch;
  }
}

function reject(batch: Waiter[], error: unknown): void {
  const unavailable = new DatabaseUnavailable({ cause: error });
  for (const waiter of batch) waiter.reject(unavailable);
}

const lookups = processWide('look-ups', () => new Lookups());
