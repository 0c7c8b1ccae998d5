import cluster from 'node:cluster';
import { setTimeout as pause } from 'node:timers/promises';
import { measureFolder } from '@/lib/accounts/disk-usage/measure';
import { CannotStart } from '@/lib/cannot-start';
import { afterwards, type Counts, together } from '@/lib/metrics/counts';
import { argumentsOfCompiled, compiled } from '@/lib/server/build/compile-programs';
import { printError } from '@/lib/server/start/print';
import { excess } from '@/lib/server/workers/load';
import { outputOfChild } from '@/lib/server/workers/output-of-child';
import type { News } from '@/lib/server/workers/worker-calls';
import { WorkerProcess } from '@/lib/server/workers/worker-process';
import { keepUses } from '@/lib/tokens/last-use/write-uses';

const RESTART_AFTER_MS = 1000;
const BALANCE_EVERY_MS = 1000;

/** The processes that answer requests, all on the same port: started, started again should one die, and stopped. */
export class Workers {
  readonly #environment: Record<string, string>;
  readonly #program: string;
  readonly #all = new Set<WorkerProcess>();
  /** Those whose end is announced, and in whose place others have been started. */
  readonly #replaced = new WeakSet<WorkerProcess>();
  /** What those counted that have ended. */
  #past: Counts[] = [];
  #pages = '';
  #serving = false;
  #stopping = false;

  /** Each is to run `program`, with `environment` besides this process's own. */
  constructor(environment: Record<string, string>, program = compiled('workers/worker-main')) {
    this.#environment = environment;
    this.#program = program;
  }

  /** Starts so many; they do not listen yet. */
  start(count: number): void {
    // Each accepts for itself. Handed out in turn, a connection waits until the one before has arrived,
    // which halves what clients get who open one for each request.
    cluster.schedulingPolicy = cluster.SCHED_NONE;
    // 'advanced' hands on errors and dates as what they are.
    cluster.setupPrimary({
      exec: this.#program,
      execArgv: argumentsOfCompiled(),
      serialization: 'advanced',
      stdio: ['ignore', outputOfChild(), 'inherit', 'ipc'],
    });
    for (let i = 0; i < count; i++) this.#fork();
  }

  /** Returns when all of them answer; `pages` is the socket of the process that renders. Throws CannotStart. */
  async listen(pages: string): Promise<void> {
    this.#pages = pages;
    try {
      await Promise.all([...this.#all].map((worker) => worker.listen(pages)));
    } catch (error) {
      throw new CannotStart((error as Error).message);
    }
    this.#serving = true;
    void this.#balance();
  }

  /** What all have counted together. */
  async counts(): Promise<Counts> {
    await Promise.all([...this.#all].map((worker) => worker.refreshCounts()));
    return together([...this.#past, ...[...this.#all].flatMap(({ counts }) => counts ?? [])]);
  }

  /** Makes all of them read the TLS files again. Throws where they cannot be used; those of before stay. */
  async reloadTls(): Promise<void> {
    await Promise.all([...this.#all].map((worker) => worker.reloadTls()));
  }

  /** Lets them finish what they are at; throws when one did not end in order. */
  async stop(): Promise<void> {
    this.#stopping = true;
    await Promise.all([...this.#all].map((worker) => worker.stop()));
  }

  /** Ends them at once. */
  kill(): void {
    this.#stopping = true;
    for (const worker of this.#all) worker.kill();
  }

  #fork(): WorkerProcess {
    const worker = new WorkerProcess(this.#environment, {
      replaceMe: () => this.#replace(worker),
      countsOfAll: () => this.counts(),
      keepUses,
      measure: (folder, realPath) => measureFolder(folder, realPath),
      broadcast: (news) => this.#sendToOthers(worker, news),
    });
    this.#all.add(worker);
    void worker.ended.then((reason) => this.#onEnd(worker, reason));
    return worker;
  }

  #onEnd(worker: WorkerProcess, reason: number | string): void {
    this.#all.delete(worker);
    if (worker.counts) this.#past = [together([...this.#past, afterwards(worker.counts)])];
    if (!this.#serving || this.#stopping || this.#replaced.has(worker)) return;
    void this.#again(`A worker ended (${reason})`);
  }

  async #replace(failing: WorkerProcess): Promise<void> {
    if (!this.#serving || this.#stopping || this.#replaced.has(failing)) return;
    this.#replaced.add(failing);
    printError('A worker failed and is about to end; starting another.');
    await this.#startAnother();
  }

  async #again(what: string): Promise<void> {
    printError(`${what}; starting another.`);
    await pause(RESTART_AFTER_MS);
    if (!this.#stopping) await this.#startAnother();
  }

  async #startAnother(): Promise<void> {
    const worker = this.#tryToFork();
    // One that cannot listen is of no use: its end starts another.
    await worker?.listen(this.#pages).catch(() => worker.kill());
  }

  /** Where memory is short, which is when workers are killed, the system may refuse another as well. */
  #tryToFork(): WorkerProcess | undefined {
    try {
      return this.#fork();
    } catch (error) {
      void this.#again(`A worker cannot be started (${(error as Error).message})`);
    }
  }

  /** Who accepts a connection is chance, and of those opened together one may have nearly all. */
  async #balance(): Promise<void> {
    while (!this.#stopping) {
      await pause(BALANCE_EVERY_MS, undefined, { ref: false });
      const workers = [...this.#all];
      const counts = excess(await Promise.all(workers.map((worker) => worker.load())));
      // None, too: what was too many a second ago need not be now.
      for (const [at, worker] of workers.entries()) worker.closeConnections(counts[at] ?? 0);
    }
  }

  #sendToOthers(from: WorkerProcess, news: News): void {
    for (const worker of this.#all) if (worker !== from) worker.receive(news);
  }
}
