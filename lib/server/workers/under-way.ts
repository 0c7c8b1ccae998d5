/** Counts the requests that are being answered, over time. */
export class UnderWay {
  readonly #now: () => number;
  #count = 0;
  /** Since when it is so many, and since when the average counts; in milliseconds, as `now` gives them. */
  #since: number;
  #begun: number;
  /** Requests times milliseconds, until `#since`. */
  #sum = 0;

  constructor(now: () => number = () => performance.now()) {
    this.#now = now;
    this.#since = this.#begun = now();
  }

  begin(): void {
    this.#change(1);
  }

  end(): void {
    this.#change(-1);
  }

  /** How many were under way on average since this was asked last. */
  average(): number {
    this.#change(0);
    const passed = this.#since - this.#begun;
    const average = passed > 0 ? this.#sum / passed : this.#count;
    this.#begun = this.#since;
    this.#sum = 0;
    return average;
  }

  #change(by: number): void {
    const now = this.#now();
    this.#sum += this.#count * (now - this.#since);
    this.#since = now;
    this.#count += by;
  }
}
