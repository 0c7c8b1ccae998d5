import { LRUCache } from 'lru-cache';
import { networkOf } from '@/lib/address/network-of';
import { processWide } from '@/lib/process-wide';

/** How many refused credentials one address may send within the window. */
export const MOST_FAILURES = 60;
export const WINDOW_MS = 60_000;
const MOST_ADDRESSES = 10_000;
/** All whose address is not known count as one, or hiding it would be a way round. */
const UNKNOWN = 'unknown';

/**
 * Counts refused credentials by address, in a window that slides. A right secret is answered whatever
 * the count: otherwise one client with a wrong secret, behind the same proxy, would lock out all.
 * In memory and for each server, because a secret of 190 bits is not found by guessing; this is
 * to calm broken clients. The workers of a server tell each other of their failures.
 */
export class FailureCounter {
  readonly #byAddress = new LRUCache<string, number[]>({ max: MOST_ADDRESSES });
  #send: ((address: string, now: number) => void) | undefined;

  /** From now on `send` is given every failure that counts, for those who count elsewhere. */
  sendTo(send: (address: string, now: number) => void): void {
    this.#send = send;
  }

  /** Counts a failure that was noted elsewhere. */
  receive(address: string, now: number): void {
    this.#recent(networkOf(address), now).push(now);
  }

  /** Notes a failure of `address` (null: not known) at `now` (milliseconds); gives the seconds to wait when there were too many, else 0. */
  note(address: string | null, now: number): number {
    const sender = address ?? UNKNOWN;
    const recent = this.#recent(networkOf(sender), now);
    const oldest = recent[0];
    if (recent.length >= MOST_FAILURES && oldest !== undefined)
      return Math.max(1, Math.ceil((oldest + WINDOW_MS - now) / 1000));
    recent.push(now);
    this.#send?.(sender, now);
    return 0;
  }

  get addresses(): number {
    return this.#byAddress.size;
  }

  /** The failures of one network within the window. */
  #recent(network: string, now: number): number[] {
    const recent = (this.#byAddress.get(network) ?? []).filter((time) => time > now - WINDOW_MS);
    // The address quiet for longest is the first to be forgotten.
    this.#byAddress.set(network, recent);
    return recent;
  }
}

/** The failures that this server has seen. */
export const failures = processWide('refused credentials', () => new FailureCounter());
