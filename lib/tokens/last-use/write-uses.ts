import { setTimeout as pause, setImmediate as turn } from 'node:timers/promises';
import { db } from '@/lib/db/client';
import { type NewUse, writeUses } from '@/lib/db/use-writer';
import { processWide } from '@/lib/process-wide';

const WRITE_EVERY_MS = 10_000;
const LARGEST_BATCH = 1000;
/** Its share of the time, so that many tokens used at once do not slow down the verifies that use them … */
const SHARE = 0.05;
/** … and so much more of it when more than these wait, but never more than so much: else memory would fill. */
const MANY = 50_000;
const LARGEST_SHARE = 0.25;
const DRAIN_TRIES = 10;
const DRAIN_PAUSE_MS = 50;

/**
 * The latest use of a token, and before when the database would not take it: both in milliseconds since 1970,
 * because there may be a million of these and dates would take twice as much.
 */
type Use = { at: number; address: string | null; due: number };
type Due = { id: string; use: Use; at: number };
type Waiting = { uses: Map<string, Use>; timer: NodeJS.Timeout | null };

const waiting = () => processWide<Waiting>('uses to write', () => ({ uses: new Map(), timer: null }));

/** Takes these uses, to write them a little later. */
export function keepUses(uses: readonly NewUse[]): void {
  const state = waiting();
  for (const { id, at, address } of uses) {
    const use = state.uses.get(id);
    if (!use) state.uses.set(id, { at, address, due: 0 });
    else if (use.at < at) Object.assign(use, { at, address });
  }
  if (!state.timer) writeLater();
}

/** Writes every use that is still in memory. For the end of the process: nothing is lost. Throws when it could not. */
export async function flushUses(): Promise<void> {
  const state = waiting();
  if (state.timer) clearTimeout(state.timer);
  state.timer = null;
  for (let tries = 0; state.uses.size > 0 && tries < DRAIN_TRIES; tries++) {
    if (tries > 0) await pause(DRAIN_PAUSE_MS);
    await writePending({ evenWithinTheMinute: true });
  }
  if (state.uses.size > 0) throw new Error(`The last use of ${state.uses.size} tokens could not be written.`);
}

function writeLater(): void {
  const state = waiting();
  state.timer = setTimeout(async () => {
    // A database that does not answer now will at a later try; what was noted stays in memory.
    await writePending({ evenWithinTheMinute: false }).catch(() => undefined);
    state.timer = null;
    if (state.uses.size > 0) writeLater();
  }, WRITE_EVERY_MS);
  state.timer.unref();
}

/** Writes what is due, in batches. What the database would not take yet waits until it will. */
export async function writePending({ evenWithinTheMinute }: { evenWithinTheMinute: boolean }): Promise<void> {
  const { uses } = waiting();
  const entries = uses.entries();
  // Not those that come meanwhile: they would keep it busy for ever.
  for (let left = uses.size; left > 0; left -= LARGEST_BATCH) {
    const due = takeDue(entries, Math.min(left, LARGEST_BATCH), evenWithinTheMinute);
    const begun = performance.now();
    if (due.length > 0) await save(due, evenWithinTheMinute);
    if (evenWithinTheMinute || due.length === 0) await turn();
    else await pause((performance.now() - begun) * (1 / share() - 1), undefined, { ref: false });
  }
}

function share(): number {
  return Math.min(LARGEST_SHARE, SHARE * Math.max(1, waiting().uses.size / MANY));
}

/** Those of the next `most` that are to be written now. */
function takeDue(entries: Iterator<[string, Use]>, most: number, all: boolean): Due[] {
  const due: Due[] = [];
  const now = Date.now();
  for (let seen = 0; seen < most; seen++) {
    const next = entries.next();
    if (next.done) break;
    const [id, use] = next.value;
    if (all || use.due <= now) due.push({ id, use, at: use.at });
  }
  return due;
}

async function save(batch: Due[], evenWithinTheMinute: boolean): Promise<void> {
  const { uses } = waiting();
  const written = batch.map(({ id, use, at }) => ({ id, at, address: use.address }));
  const later = await writeUses(written, { evenWithinTheMinute });
  const dueById = new Map(later.map(({ id, due }) => [id, due.getTime()]));
  for (const { id, use, at } of batch) {
    const due = dueById.get(id);
    if (due !== undefined) use.due = due;
    // Unless it was used again meanwhile.
    else if (use.at === at) uses.delete(id);
  }
}

/** Deletes the last uses of tokens that were revoked: a revoke itself does not touch them. */
export async function forgetUsesOfRevoked(): Promise<void> {
  await db().$executeRaw`
    DELETE FROM token_use WHERE NOT EXISTS (SELECT FROM token WHERE token.id = token_use.token_id)`;
}
