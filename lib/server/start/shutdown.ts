import { CannotStart } from '@/lib/cannot-start';
import { onHangUp } from '@/lib/server/start/hang-up';
import { printError, printLine } from '@/lib/server/start/print';
import { watchParent } from '@/lib/server/workers/watch-parent';

type Step = { end: () => Promise<void>; now?: () => void };

const SAME_KEYPRESS_MS = 500;

/** What must be ended before the process may, in the reverse of the order in which it began. */
export class Shutdown {
  readonly #steps: Step[] = [];
  #running: Promise<void> | undefined;
  #startedAt = 0;

  /** Adds a step. `now` is its hasty form, for a person who will not wait. */
  add(end: Step['end'], now?: Step['now']): void {
    this.#steps.push({ end, now });
  }

  /** Whether the process is about to end. */
  get begun(): boolean {
    return this.#running !== undefined;
  }

  /** Throws when the process is about to end: between the steps of a start, so that none begins after the end. */
  assertGoingOn(): void {
    if (this.begun) throw new CannotStart('Stopped before it was ready.');
  }

  /** Runs every step once, whoever asks and however often. */
  run(): Promise<void> {
    this.#startedAt ||= Date.now();
    this.#running ??= this.#runSteps();
    return this.#running;
  }

  /** Ends the process in order on the first signal, and at once on the second. */
  listen(): void {
    for (const signal of ['SIGINT', 'SIGTERM'] as const) process.on(signal, () => this.stop());
    onHangUp(() => this.stop());
    watchParent(() => this.begun || this.stop());
  }

  /** Ends the process in order; when it is asked again, at once. */
  stop(): void {
    if (!this.begun) {
      printLine('Stopping …');
      void this.run().then(() => process.exit(process.exitCode ?? 0));
      return;
    }
    // Ctrl-C reaches us twice, from the terminal and through npm: that is one wish.
    if (Date.now() - this.#startedAt < SAME_KEYPRESS_MS) return;
    for (const step of this.#steps) attempt(step.now);
    process.exit(130);
  }

  async #runSteps(): Promise<void> {
    for (const step of this.#steps.reverse()) {
      await step.end().catch((error: Error) => {
        process.exitCode = 1;
        printError(error.message);
      });
    }
  }
}

function attempt(act: (() => void) | undefined): void {
  try {
    act?.();
  } catch {
    // Already gone.
  }
}
