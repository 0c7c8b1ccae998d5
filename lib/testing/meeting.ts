/** A point that several must have come to before any of them goes on. */
export class Meeting {
  #missing: number;
  #open: () => void = () => undefined;
  readonly #all = new Promise<void>((resolve) => {
    this.#open = resolve;
  });

  constructor(size: number) {
    this.#missing = size;
  }

  /** Resolves once all have arrived; whoever comes again later finds it open. */
  arrive(): Promise<void> {
    if (--this.#missing <= 0) this.#open();
    return this.#all;
  }
}
