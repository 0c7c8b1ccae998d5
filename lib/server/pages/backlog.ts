/** What is kept for one client: `grow` adds bytes to it, `end` lets it go. */
export type Kept = { grow: (bytes: number) => void; end: () => void };

type Entry = { bytes: number; cut: () => void };

/**
 * The bytes that are kept for clients that send or read slowly, so that they hold up nobody but themselves.
 * When there are more than `mostBytes`, the oldest entries are cut.
 */
export class Backlog {
  readonly #mostBytes: number;
  /** A Set remembers the order in which entries came. */
  readonly #entries = new Set<Entry>();
  #bytes = 0;

  constructor(mostBytes: number) {
    this.#mostBytes = mostBytes;
  }

  /** Begins to keep something; `cut` is called, once at most, when there is no room for it any more. */
  keep(cut: () => void): Kept {
    const entry = { bytes: 0, cut };
    this.#entries.add(entry);
    return { grow: (bytes) => this.#grow(entry, bytes), end: () => this.#end(entry) };
  }

  #grow(entry: Entry, bytes: number): void {
    if (!this.#entries.has(entry)) return;
    entry.bytes += bytes;
    this.#bytes += bytes;
    for (const oldest of this.#entries) {
      if (this.#bytes <= this.#mostBytes) return;
      if (oldest.bytes === 0) continue;
      this.#end(oldest);
      oldest.cut();
    }
  }

  #end(entry: Entry): void {
    if (this.#entries.delete(entry)) this.#bytes -= entry.bytes;
  }
}
