import { join } from 'node:path';
import { Worker } from 'node:worker_threads';
import { z } from 'zod';
import type { Turn } from '@/lib/accounts/disk-usage/turns';

/** What a thread answers; what it counted is in the memory shared with it. */
const answer = z.object({
  /** False when there is no such folder. */
  found: z.boolean(),
  /** True for a link to a place that the operator never said the home is; nothing is counted then. */
  linkedElsewhere: z.boolean(),
  /** The limit that ended it before all was counted. */
  endedBy: z.enum(['time', 'entries']).nullable(),
});

export type Measured = z.output<typeof answer> & {
  bytes: number;
  /** Files, folders, links and all else, the folder itself included; hard links once. */
  inodes: number;
  /** How many things the server may not read, and did not count. */
  unreadable: number;
};

export type WalkLimits = { milliseconds: number; entries: number };

/** A measurement of one folder, in a thread of its own: nothing else in this process waits for it. */
export class WalkThread implements Turn {
  readonly measured: Promise<Measured>;
  readonly #data;
  readonly #paused = new Int32Array(new SharedArrayBuffer(4));
  readonly #counted = new Float64Array(new SharedArrayBuffer(24));
  #worker: Worker | undefined;
  #resolve: (measured: Measured) => void = () => undefined;
  #reject: (error: unknown) => void = () => undefined;

  /** `realPath` is where the folder may lead, should it be a link. Does not start yet. */
  constructor(folder: string, realPath: string | null, limits: WalkLimits) {
    this.#data = { folder, realPath, limits, paused: this.#paused.buffer, counted: this.#counted.buffer };
    this.measured = new Promise((resolve, reject) => {
      this.#resolve = resolve;
      this.#reject = reject;
    });
  }

  run(): void {
    this.#worker ??= this.#start();
    Atomics.store(this.#paused, 0, 0);
    Atomics.notify(this.#paused, 0);
  }

  pause(): void {
    Atomics.store(this.#paused, 0, 1);
  }

  /** For a thread that is stuck in a file system and cannot look at its clock. */
  giveUp(): void {
    this.#end({ found: true, linkedElsewhere: false, endedBy: 'time' });
    void this.#worker?.terminate();
  }

  #start(): Worker {
    // By its place in the checkout, which server and command line run in: a bundle's own place says nothing.
    const script = join(/* turbopackIgnore: true */ process.cwd(), 'lib/accounts/disk-usage/walk.mjs');
    const worker = new Worker(/* turbopackIgnore: true */ script, {
      workerData: this.#data,
      execArgv: [],
      env: {},
    });
    worker.once('message', (message) => {
      const { data, error } = answer.safeParse(message);
      if (data) this.#end(data);
      else this.#reject(error);
    });
    worker.once('error', this.#reject);
    worker.once('exit', (code) =>
      this.#reject(new Error(`The measurement ended with code ${code} and no result.`)),
    );
    return worker;
  }

  #end(answered: z.output<typeof answer>): void {
    const [bytes = 0, inodes = 0, unreadable = 0] = this.#counted;
    this.#resolve({ ...answered, bytes, inodes, unreadable });
  }
}
