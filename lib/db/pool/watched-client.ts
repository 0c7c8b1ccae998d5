import { setTimeout as pause } from 'node:timers/promises';
import { Client, type ClientConfig } from 'pg';
import { backends } from '@/lib/db/pool/backends';
import { observed } from '@/lib/db/pool/observed';
import { tlsFault } from '@/lib/db/pool/tls-errors';
import { DatabaseUnavailable } from '@/lib/db/unavailable';

/** How long an answer may take before the database is asked whether it still works on it. */
const PATIENCE_MS = 3000;
/** For an answer that was on its way when the database said that it is done. */
const ON_ITS_WAY_MS = 500;

// Those of this process: when one is found dead, the idle ones may be as well.
const open = new Set<WatchedClient>();

/**
 * A connection that is given up when the network has gone silent. A statement may take its time: the
 * database is asked about it over another connection, and only when nobody there works on it, or nobody
 * answers, is this one destroyed. Errors of its socket come as DatabaseUnavailable.
 */
export class WatchedClient extends Client {
  readonly #config: ClientConfig;
  #processId = 0;
  #unanswered = 0;
  #answered = 0;
  #timer: NodeJS.Timeout | undefined;

  constructor(config: ClientConfig = {}) {
    super({ ...config, keepAlive: true, keepAliveInitialDelayMillis: PATIENCE_MS });
    this.#config = config;
    this.connection.once('backendKeyData', ({ processID }: { processID: number }) => {
      this.#processId = processID;
    });
    // Assigned, because their many signatures could not be overridden without repeating them all.
    const { connect, query } = this;
    this.connect = ((...sent: unknown[]) => observed(this, connect, sent, marked)) as Client['connect'];
    this.query = ((...sent: unknown[]) => this.#watched(query, sent)) as Client['query'];
    this.once('connect', () => open.add(this));
    this.once('end', () => {
      open.delete(this);
      clearTimeout(this.#timer);
    });
  }

  override emit(event: string | symbol, ...facts: unknown[]): boolean {
    return super.emit(event, ...(event === 'error' ? facts.map(marked) : facts));
  }

  #watched(query: unknown, sent: unknown[]): unknown {
    if (this.#unanswered++ === 0) this.#askLater();
    return observed(this, query, sent, (error) => {
      this.#answered++;
      if (--this.#unanswered === 0) clearTimeout(this.#timer);
      // After its own timeout pg would wait for the answer, and give it to the query that comes next.
      if (error instanceof Error && error.message === 'Query read timeout') this.#giveUp();
      return marked(error);
    });
  }

  #askLater(): void {
    clearTimeout(this.#timer);
    const { bytesRead } = this.#socket;
    this.#timer = setTimeout(() => void this.#ask(this.#answered, bytesRead), PATIENCE_MS).unref();
  }

  /** Gives the connection up when nothing has come since, and nobody works on what was sent. */
  async #ask(answered: number, bytesRead: number | undefined): Promise<void> {
    const silent = () => this.#answered === answered && this.#socket.bytesRead === bytesRead;
    if (silent() && !(await backends.mayBeAtWork(this.#processId, this.#config))) {
      await pause(ON_ITS_WAY_MS, undefined, { ref: false });
      if (silent()) {
        for (const other of open) other.#giveUpIfIdle();
        this.#giveUp();
      }
    }
    if (this.#unanswered > 0) this.#askLater();
  }

  #giveUpIfIdle(): void {
    if (this.#unanswered === 0 && this.getTransactionStatus() === 'I') this.#giveUp();
  }

  #giveUp(): void {
    this.#socket.destroy(new DatabaseUnavailable());
  }

  get #socket() {
    return this.connection.stream as Client['connection']['stream'] & { bytesRead?: number };
  }
}

/** The error of a socket as what it means here. The classifier trusts no bare code, which a client's has too. */
function marked(error: unknown): unknown {
  const { code } = (error ?? {}) as { code?: unknown };
  return (typeof code === 'string' && /^E[A-Z_]+$/.test(code)) || tlsFault(code)
    ? new DatabaseUnavailable({ cause: error })
    : error;
}
