import cluster, { type Worker } from 'node:cluster';
import { setTimeout as pause } from 'node:timers/promises';
import { type BirpcReturn, createBirpc } from 'birpc';
import type { Counts } from '@/lib/metrics/counts';
import { endOf } from '@/lib/server/workers/end-of';
import type { Load } from '@/lib/server/workers/load';
import type { News, ServerCalls, WorkerCalls } from '@/lib/server/workers/worker-calls';

const PATIENCE_MS = 1000;

/** One process that answers requests, as the server sees it. */
export class WorkerProcess {
  /** What it has counted, as it said last. */
  counts: Counts | undefined;
  /** Resolves with its exit code, or the signal that ended it. */
  readonly ended: Promise<number | string>;
  readonly #worker: Worker;
  readonly #calls: BirpcReturn<WorkerCalls>;
  readonly #ready: Promise<void>;

  /** Starts it, with `environment` besides this process's own; it does not listen yet. */
  constructor(environment: Record<string, string>, answers: Omit<ServerCalls, 'ready'>) {
    const worker = cluster.fork(environment);
    this.#worker = worker;
    let onReady = () => {};
    this.#calls = createBirpc<WorkerCalls, ServerCalls>(
      { ...answers, ready: () => onReady() },
      {
        post: (message) => worker.isConnected() && worker.send(message),
        on: (receive) => worker.on('message', receive),
      },
    );
    this.ended = endOf(worker.process);
    // node:cluster tells again what that one has heard.
    worker.on('error', () => undefined);
    this.#ready = new Promise((resolve, reject) => {
      onReady = resolve;
      void this.ended.then((reason) => {
        const error = new Error(`A worker ended (${reason}).`);
        this.#calls.$close(error);
        reject(error);
      });
    });
    this.#ready.catch(() => undefined);
  }

  /** Returns when it answers; `pages` is the socket of the process that renders. Throws when it cannot. */
  async listen(pages: string): Promise<void> {
    await this.#ready;
    await this.#calls.listen(pages);
  }

  /** Asks for its counts anew. One that does not answer in time keeps what it said last. */
  async refreshCounts(): Promise<void> {
    this.counts = (await inTime(this.#calls.counts())) ?? this.counts;
  }

  /** Makes it read the TLS files again. Throws where they cannot be used; it then keeps those of before. */
  async reloadTls(): Promise<void> {
    await this.#calls.reloadTls();
  }

  /** How busy it was since it was asked last; undefined when it does not answer in time. */
  load(): Promise<Load | undefined> {
    return inTime(this.#calls.load());
  }

  /** Makes it end so many of its connections with their next answers. */
  closeConnections(connections: number): void {
    withoutAnswer(this.#calls.closeConnections.asEvent(connections));
  }

  /** Tells it what another found out. */
  receive(news: News): void {
    withoutAnswer(this.#calls.receive.asEvent(news));
  }

  /** Lets it finish what it is at; throws when it did not end in order. */
  async stop(): Promise<void> {
    // Not before it is ready: what is said until then may be lost.
    void this.#ready.then(() => this.#calls.stop.asEvent()).catch(() => undefined);
    const reason = await this.ended;
    if (reason !== 0) throw new Error(`A worker ended (${reason}).`);
  }

  kill(): void {
    this.#worker.process.kill('SIGKILL');
  }
}

function inTime<Answer>(asked: Promise<Answer>): Promise<Answer | undefined> {
  const late = pause(PATIENCE_MS, undefined, { ref: false });
  return Promise.race([asked.catch(() => undefined), late]);
}

/** One that has ended hears nothing any more, and need not. */
function withoutAnswer(said: Promise<void>): void {
  said.catch(() => undefined);
}
