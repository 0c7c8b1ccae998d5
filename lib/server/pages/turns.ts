import { networkOf } from '@/lib/address/network-of';

/** How long somebody waits for a turn, in milliseconds. */
const PATIENCE_MS = 5000;
/** How many wait for each one who has a turn, of a network and of all. */
const WAITING_FOR_EACH = 8;

type Waiting = { network: string; begin: (end: (() => void) | null) => void };

/** Lets only so many be served at once, of one network and of all; the others wait a little, in their order. */
export class Turns {
  readonly #ofNetwork: number;
  readonly #ofAll: number;
  readonly #running = new Map<string, number>();
  readonly #waiting = new Set<Waiting>();
  #all = 0;

  constructor(limits: { ofNetwork: number; ofAll: number }) {
    this.#ofNetwork = limits.ofNetwork;
    this.#ofAll = limits.ofAll;
  }

  /**
   * A turn for whoever asks from this address: a function that ends it. Null when too many wait already, it
   * took too long, or `gone` resolved, which is when nobody wants it any more.
   */
  take(address: string, gone: Promise<unknown>): Promise<(() => void) | null> {
    const network = networkOf(address);
    if (this.#isFree(network)) return Promise.resolve(this.#begin(network));
    if (this.#isCrowded(network)) return Promise.resolve(null);
    return new Promise((resolve) => {
      const timer = setTimeout(() => waiting.begin(null), PATIENCE_MS);
      const waiting: Waiting = {
        network,
        begin: (end) => {
          clearTimeout(timer);
          this.#waiting.delete(waiting);
          resolve(end);
        },
      };
      this.#waiting.add(waiting);
      void gone.then(() => this.#waiting.has(waiting) && waiting.begin(null));
    });
  }

  #isFree(network: string): boolean {
    return this.#all < this.#ofAll && (this.#running.get(network) ?? 0) < this.#ofNetwork;
  }

  /** Whether nobody of this network may wait as well. Where all wait, who has most waiting makes room. */
  #isCrowded(network: string): boolean {
    const waiting = new Map<string, Waiting[]>();
    for (const one of this.#waiting) {
      const same = waiting.get(one.network);
      if (same) same.push(one);
      else waiting.set(one.network, [one]);
    }
    const own = waiting.get(network)?.length ?? 0;
    if (own >= this.#ofNetwork * WAITING_FOR_EACH) return true;
    if (this.#waiting.size < this.#ofAll * WAITING_FOR_EACH) return false;
    const [crowd = []] = [...waiting.values()].sort((one, other) => other.length - one.length);
    if (crowd.length <= own + 1) return true;
    crowd.at(-1)?.begin(null);
    return false;
  }

  #begin(network: string): () => void {
    this.#all++;
    this.#running.set(network, (this.#running.get(network) ?? 0) + 1);
    let ended = false;
    return () => {
      if (ended) return;
      ended = true;
      this.#end(network);
    };
  }

  #end(network: string): void {
    this.#all--;
    const left = (this.#running.get(network) ?? 0) - 1;
    if (left > 0) this.#running.set(network, left);
    else this.#running.delete(network);
    for (const waiting of this.#waiting) {
      if (this.#all >= this.#ofAll) return;
      if (this.#isFree(waiting.network)) waiting.begin(this.#begin(waiting.network));
    }
  }
}
