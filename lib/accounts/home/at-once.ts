/** How long somebody waits for a place, and then for an answer, in milliseconds. */
const PATIENCE_MS = 10_000;

/**
 * Lets only so many read a file system at once, because each holds one of Node's few threads for as long as
 * the file system takes. Whoever waits for too long is told so; the place is free again when the work ends.
 */
export class AtOnce {
  #free: number;
  readonly #mostWaiting: number;
  readonly #waiting = new Set<(began: boolean) => void>();

  constructor(places: number, mostWaiting: number) {
    this.#free = places;
    this.#mostWaiting = mostWaiting;
  }

  /** What `work` gives, or 'busy'. */
  async run<Value>(work: () => Promise<Value>): Promise<Value | 'busy'> {
    if (!(await this.#take())) return 'busy';
    const done = work().finally(() => this.#release());
    // When nobody waits for it any more, nobody minds how it fails.
    done.catch(() => undefined);
    return orBusy(done);
  }

  #take(): boolean | Promise<boolean> {
    if (this.#free > 0) return this.#free-- > 0;
    if (this.#waiting.size >= this.#mostWaiting) return false;
    return new Promise((resolve) => {
      const end = (began: boolean) => {
        clearTimeout(timer);
        this.#waiting.delete(end);
        resolve(began);
      };
      const timer = setTimeout(end, PATIENCE_MS, false);
      this.#waiting.add(end);
    });
  }

  #release(): void {
    const [next] = this.#waiting;
    if (next) next(true);
    else this.#free++;
  }
}

async function orBusy<Value>(done: Promise<Value>): Promise<Value | 'busy'> {
  let timer: NodeJS.Timeout | undefined;
  const tooLate = new Promise<'busy'>((resolve) => {
    timer = setTimeout(resolve, PATIENCE_MS, 'busy');
  });
  try {
    return await Promise.race([done, tooLate]);
  } finally {
    clearTimeout(timer);
  }
}
