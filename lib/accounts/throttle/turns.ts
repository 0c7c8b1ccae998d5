type Lane = 'known' | 'stranger';

/**
 * Lets so many run at once, and so many wait in each of two lanes. Known browsers go first and have a
 * lane of their own, so that strangers cannot keep them waiting for more than the turns under way.
 */
export class Turns {
  #free: number;
  readonly #mostWaiting: number;
  readonly #waiting: Record<Lane, (() => void)[]> = { known: [], stranger: [] };

  constructor(atOnce: number, mostWaiting: number) {
    this.#free = atOnce;
    this.#mostWaiting = mostWaiting;
  }

  /** Runs `act` when its turn comes; 'busy', at once, when its lane is full. */
  async run<Value>(lane: Lane, act: () => Promise<Value>): Promise<Value | 'busy'> {
    if (this.#free > 0) this.#free--;
    else if (this.#waiting[lane].length >= this.#mostWaiting) return 'busy';
    else await new Promise<void>((resolve) => this.#waiting[lane].push(resolve));
    try {
      return await act();
    } finally {
      const next = this.#waiting.known.shift() ?? this.#waiting.stranger.shift();
      if (next) next();
      else this.#free++;
    }
  }
}

// 19 MiB and a processor each for about 50 ms: two at a time leave room for pages.
const AT_ONCE = 2;
const MOST_WAITING = 16;

// On globalThis, because Next bundles several copies of this file.
const shared = globalThis as { latchkeyPasswordTurns?: Turns };

/** The turns of this process's password checks. */
export function passwordTurns(): Turns {
  shared.latchkeyPasswordTurns ??= new Turns(AT_ONCE, MOST_WAITING);
  return shared.latchkeyPasswordTurns;
}
