/** A piece of work that can be held up between two steps. */
export interface Turn {
  /** Starts it, or goes on with it. */
  run(): void;
  pause(): void;
  /** Ends it where it is: it has run for as long as any may. */
  giveUp(): void;
}

type Entry = { turn: Turn; started: boolean; ranMs: number };

export type TurnLimits = {
  /** How many run at the same time. */
  atOnce: number;
  /** How many may have begun and not ended: each holds memory, also while it waits. */
  started: number;
  /** How long one runs before it lets another have its place. */
  sliceMs: number;
  /** How long one may run altogether. */
  mostMs: number;
};

/** Shares a few places out in turn, so that work that takes long holds up no other. */
export class Turns {
  readonly #limits: TurnLimits;
  #running: Entry[] = [];
  #waiting: Entry[] = [];
  #timer: NodeJS.Timeout | undefined;

  constructor(limits: TurnLimits) {
    this.#limits = limits;
  }

  /** Runs `turn` as soon as it is its turn, until remove(). */
  add(turn: Turn): void {
    this.#waiting.push({ turn, started: false, ranMs: 0 });
    this.#fill();
  }

  /** For a turn that is over, however it ended. */
  remove(turn: Turn): void {
    this.#running = this.#running.filter((entry) => entry.turn !== turn);
    this.#waiting = this.#waiting.filter((entry) => entry.turn !== turn);
    this.#fill();
  }

  #fill(): void {
    while (this.#running.length < this.#limits.atOnce) {
      const next = this.#waiting.find(({ started }) => started || this.#mayStart());
      if (!next) break;
      this.#waiting.splice(this.#waiting.indexOf(next), 1);
      this.#running.push(next);
      next.started = true;
      next.turn.run();
    }
    if (this.#running.length === 0) this.#timer = void clearInterval(this.#timer);
    else this.#timer ??= setInterval(() => this.#tick(), this.#limits.sliceMs).unref();
  }

  #mayStart(): boolean {
    const started = [...this.#running, ...this.#waiting].filter((entry) => entry.started);
    return started.length < this.#limits.started;
  }

  #tick(): void {
    for (const entry of this.#running) entry.ranMs += this.#limits.sliceMs;
    for (const { turn, ranMs } of [...this.#running]) if (ranMs >= this.#limits.mostMs) turn.giveUp();
    const next = this.#waiting.filter(({ started }) => started || this.#mayStart());
    for (const entry of this.#running.splice(0, next.length)) {
      entry.turn.pause();
      this.#waiting.push(entry);
    }
    this.#fill();
  }
}
