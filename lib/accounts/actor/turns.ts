import { config } from '@/lib/config';
import { DatabaseUnavailable } from '@/lib/db/unavailable';
import { processWide } from '@/lib/process-wide';

/** As long as a transaction waits for a connection. */
const PATIENCE_MS = 10_000;

type Account = {
  running: number;
  /** Those who wait, by actor. */
  waiting: Map<string, (() => void)[]>;
};

/**
 * Lets only so many changes of one account begin at once, those of its actors in rotation. They would wait
 * for the account's lock, each with a connection that changes of other accounts need.
 */
export class AccountTurns {
  readonly #atOnce: number;
  readonly #accounts = new Map<string, Account>();

  constructor(atOnce: number) {
    this.#atOnce = atOnce;
  }

  /** Runs `work` in its turn. Throws DatabaseUnavailable when that does not come in time. */
  async run<T>(accountId: string, actorId: string, work: () => Promise<T>): Promise<T> {
    const account = this.#accounts.get(accountId) ?? { running: 0, waiting: new Map() };
    this.#accounts.set(accountId, account);
    if (account.running < this.#atOnce) account.running++;
    else await turnOf(account, actorId);
    try {
      return await work();
    } finally {
      if (!beginNext(account) && --account.running === 0) this.#accounts.delete(accountId);
    }
  }
}

function turnOf({ waiting }: Account, actorId: string): Promise<void> {
  const line = waiting.get(actorId) ?? [];
  waiting.set(actorId, line);
  return new Promise((resolve, reject) => {
    const begin = () => {
      clearTimeout(timer);
      resolve();
    };
    const timer = setTimeout(() => {
      line.splice(line.indexOf(begin), 1);
      reject(new DatabaseUnavailable({ cause: new Error('Too many changes of one account wait.') }));
    }, PATIENCE_MS);
    line.push(begin);
  });
}

/** Hands a turn that has ended to who waits next; false when nobody does. */
function beginNext({ waiting }: Account): boolean {
  for (const [actorId, line] of waiting) {
    const begin = line.shift();
    // To the end of the rotation, or out of it.
    waiting.delete(actorId);
    if (line.length > 0) waiting.set(actorId, line);
    if (!begin) continue;
    begin();
    return true;
  }
  return false;
}

/** The turns of this process: one account has a third of its connections at most. */
export function accountTurns(): AccountTurns {
  return processWide('account turns', () => new AccountTurns(Math.ceil(config().DATABASE_CONNECTIONS / 3)));
}
