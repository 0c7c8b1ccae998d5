import { type ChildProcess, fork } from 'node:child_process';
import { mkdtemp, rm } from 'node:fs/promises';
import { setPriority, tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import { argumentsOfCompiled, compiled } from '@/lib/server/build/compile-programs';
import { printError } from '@/lib/server/start/print';
import { endOf } from '@/lib/server/workers/end-of';
import { outputOfChild } from '@/lib/server/workers/output-of-child';

const RESTART_AFTER_MS = 1000;
/** Where processors are scarce, a page waits for verifies rather than they for it. */
const NICENESS = 10;

/** The process that renders pages: started, started again should it die, and stopped. */
export class PagesProcess {
  readonly #program: string;
  #folder = '';
  #socket = '';
  #child: ChildProcess | undefined;
  #ended: Promise<number | string> | undefined;
  #stopping = false;

  constructor(program = compiled('pages/pages-main')) {
    this.#program = program;
  }

  /** Where the process listens, once it was started. */
  get socket(): string {
    return this.#socket;
  }

  /** Returns when the process answers; throws when it ends before that. */
  async start(): Promise<void> {
    // A folder that nobody else may enter: whoever reached the socket could claim any address.
    this.#folder = await mkdtemp(join(tmpdir(), 'latchkey-pages-'));
    if (this.#stopping) {
      await rm(this.#folder, { recursive: true, force: true });
      throw new Error('The process that renders pages was stopped before it started.');
    }
    this.#socket =
      process.platform === 'win32' ? `\\\\.\\pipe\\${this.#folder}` : join(this.#folder, 'socket');
    await this.#launch();
  }

  async stop(): Promise<void> {
    this.#stopping = true;
    const child = this.#child;
    if (child?.connected) child.disconnect();
    await this.#ended;
    if (this.#folder) await rm(this.#folder, { recursive: true, force: true });
  }

  async #launch(): Promise<void> {
    const child = fork(this.#program, [this.#socket], {
      execArgv: argumentsOfCompiled(),
      stdio: ['ignore', outputOfChild(), 'inherit', 'ipc'],
    });
    this.#child = child;
    this.#ended = endOf(child);
    lower(child);
    return new Promise((resolve, reject) => {
      let ready = false;
      child.once('message', () => {
        ready = true;
        resolve();
      });
      void this.#ended?.then((reason) => {
        reject(new Error(`The process that renders pages ended (${reason}).`, { cause: reason }));
        if (ready && !this.#stopping) void this.#again(reason);
      });
    });
  }

  async #again(reason: unknown): Promise<void> {
    printError(`The process that renders pages ended (${reason}); starting it again.`);
    await pause(RESTART_AFTER_MS);
    if (this.#stopping) return;
    await this.#launch().catch((error: Error) => this.#again(error.cause ?? error.message));
  }
}

function lower({ pid }: ChildProcess): void {
  try {
    if (pid) setPriority(pid, NICENESS);
  } catch {
    // Not allowed here: then pages and verifies share as equals.
  }
}
