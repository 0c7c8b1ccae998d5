import { availableParallelism } from 'node:os';

/** Lets so many run at once; the others wait their turn, first come, first served. */
export class Gate {
  #places: number;
  readonly #waiting: (() => void)[] = [];

  constructor(places: number) {
    this.#places = places;
  }

  async run<Value>(act: () => Promise<Value>): Promise<Value> {
    if (this.#places > 0) this.#places--;
    else await new Promise<void>((resolve) => this.#waiting.push(resolve));
    try {
      return await act();
    } finally {
      const next = this.#waiting.shift();
      if (next) next();
      else this.#places++;
    }
  }
}

// On globalThis, because Next bundles its own copy of this file beside the server's.
const shared = globalThis as { latchkeyLongReads?: Gate };

/**
 * Runs a query that takes longer the more tokens an account has. As many of a process at once as there are
 * processors, and one to fill the gaps: more would not be sooner done, and would keep the processors from verifies for longer at a time.
 */
export function longRead<Value>(read: () => Promise<Value>): Promise<Value> {
  shared.latchkeyLongReads ??= new Gate(availableParallelism() + 1);
  return shared.latchkeyLongReads.run(read);
}
