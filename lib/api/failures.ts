/** How many refused credentials one address may send within the window. */
export const MOST_FAILURES = 60;
export const WINDOW_MS = 60_000;
const MOST_ADDRESSES = 10_000;

/**
 * Counts refused credentials by address, in a window that slides. A right secret is answered whatever
 * the count: otherwise one client with a wrong secret, behind the same proxy, would lock out all.
 * In memory and for each process, because a secret of 190 bits is not found by guessing; this is
 * to calm broken clients.
 */
export class FailureCounter {
  readonly #byAddress = new Map<string, number[]>();

  /** Notes a failure at `now` (milliseconds); gives the seconds to wait when there were too many, else 0. */
  note(address: string | null, now: number): number {
    if (address === null) return 0;
    const key = networkOf(address);
    const recent = (this.#byAddress.get(key) ?? []).filter((time) => time > now - WINDOW_MS);
    // Deleted and set again, so that the address quiet for longest is the first to be forgotten.
    this.#byAddress.delete(key);
    this.#byAddress.set(key, recent);
    if (this.#byAddress.size > MOST_ADDRESSES) this.#forgetOldest();
    const oldest = recent[0];
    if (recent.length >= MOST_FAILURES && oldest !== undefined)
      return Math.max(1, Math.ceil((oldest + WINDOW_MS - now) / 1000));
    recent.push(now);
    return 0;
  }

  get addresses(): number {
    return this.#byAddress.size;
  }

  #forgetOldest(): void {
    for (const key of this.#byAddress.keys()) {
      this.#byAddress.delete(key);
      return;
    }
  }
}

/** The failures that this process has seen. */
export const failures = new FailureCounter();

/** An IPv6 customer has a whole /64 to send from, so that is what counts as one address. */
function networkOf(address: string): string {
  if (!address.includes(':')) return address;
  const [head = '', tail] = address.split('::');
  const groups = head.split(':').filter(Boolean);
  const missing = tail === undefined ? 0 : 8 - groups.length - tail.split(':').filter(Boolean).length;
  const whole = [
    ...groups,
    ...Array<string>(Math.max(0, missing)).fill('0'),
    ...(tail ?? '').split(':').filter(Boolean),
  ];
  return whole
    .slice(0, 4)
    .map((group) => group.replace(/^0+(?=.)/, '').toLowerCase())
    .join(':');
}
