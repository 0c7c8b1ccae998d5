import { processWide } from '@/lib/process-wide';

type Lane = 'known' | 'stranger';

type Waiting = { sender: string; begin: () => void };

/**
 * Lets so many run at once, and so many wait in each of two lanes, a few of them of one sender. Known browsers
 * go first and have a lane of their own, so that strangers cannot keep them waiting for more than the turns under way.
 */
export class Turns {
  #free: number;
  readonly #mostWaiting: number;
  readonly #mostOfOne: number;
  readonly #waiting: Record<Lane, Waiting[]> = { known: [], stranger: [] };

  constructor(atOnce: number, { mostWaiting, mostOfOne }: { mostWaiting: number; mostOfOne: number }) {
    this.#free = atOnce;
    this.#mostWaiting = mostWaiting;
    this.#mostOfOne = mostOfOne;
  }

  /** Runs `act` when its turn comes; 'busy', at once, when its lane is full or too many of its sender wait. */
  async run<Value>(lane: Lane, sender: string, act: () => Promise<Value>): Promise<Value | 'busy'> {
    if (this.#free > 0) this.#free--;
    else if (this.#isFull(lane, sender)) return 'busy';
    else await new Promise<void>((begin) => this.#waiting[lane].push({ sender, begin }));
    try {
      return await act();
    } finally {
      const next = this.#waiting.known.shift() ?? this.#waiting.stranger.shift();
      if (next) next.begin();
      else this.#free++;
    }
  }

  #isFull(lane: Lane, sender: string): boolean {
    const waiting = this.#waiting[lane];
    const ofOne = waiting.filter((one) => one.sender === sender).length;
    return waiting.length >= this.#mostWaiting || ofOne >= this.#mostOfOne;
  }
}

// 19 MiB and a processor each for about 50 ms: two at a time leave room for pages.
const AT_ONCE = 2;
const MOST_WAITING = { mostWaiting: 16, mostOfOne: 8 };

/** The turns of this process's password checks. */
export const passwordTurns = processWide('password turns', () => new Turns(AT_ONCE, MOST_WAITING));
