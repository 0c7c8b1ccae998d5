import { setTimeout as pause, setImmediate as turn } from 'node:timers/promises';
import { type NewUse, writeUses } from '@/lib/db/use-writer';

const WRITE_EVERY_MS = 10_000;
/** A token is written at most once in this time, whoever uses it how often. */
const GAP_SECONDS = 60;
const LARGEST_BATCH = 1000;
/** Its share of the time, so that many tokens used at once do not slow down the verifies that use them … */
const SHARE = 0.05;
/** … and so much more of it when more than these wait, but never more than so much: else memory would fill. */
const MANY = 50_000;
const LARGEST_SHARE = 0.25;
const DRAIN_TRIES = 10;
const DRAIN_PAUSE_MS = 50;

/**
 * The latest use of a token, and the one that stands in the database as far as this process knows (0:
 * none), in milliseconds since 1970: there may be a million of these, and dates would take twice as much.
 */
type Use = { at: number; address: string | null; saved: number };
type Due = { id: string; use: Use; at: number };

// On globalThis, because Next bundles its own copy of this file beside the server's.
const shared = globalThis as {
  latchkeyKeptUses?: { uses: Map<string, Use>; timer: NodeJS.Timeout | null };
};

function kept() {
  shared.latchkeyKeptUses ??= { uses: new Map(), timer: null };
  return shared.latchkeyKeptUses;
}

/** Takes these uses, to write them a little later. */
export function keepUses(uses: readonly NewUse[]): void {
  const state = kept();
  for (const { id, at, address } of uses) {
    const use = state.uses.get(id);
    if (!use) state.uses.set(id, { at, address, saved: 0 });
    else if (use.at < at) Object.assign(use, { at, address });
  }
  if (!state.timer) writeLater();
}

/** Writes every use that is still in memory. For the end of the process: nothing is lost. Throws when it could not. */
export async function flushLastUsed(): Promise<void> {
  const state = kept();
  if (state.timer) clearTimeout(state.timer);
  state.timer = null;
  const unsaved = () => [...state.uses.values()].filter((use) => use.saved !== use.at).length;
  for (let tries = 0; unsaved() > 0 && tries < DRAIN_TRIES; tries++) {
    if (tries > 0) await pause(DRAIN_PAUSE_MS);
    await writePending({ evenWithinTheMinute: true });
  }
  if (unsaved() > 0) throw new Error(`The last use of ${unsaved()} tokens could not be written.`);
  state.uses.clear();
}

function writeLater(): void {
  const state = kept();
  state.timer = setTimeout(async () => {
    // A database that does not answer now will at a later try; what was noted stays in memory.
    await writePending({ evenWithinTheMinute: false }).catch(() => undefined);
    state.timer = null;
    if (state.uses.size > 0) writeLater();
  }, WRITE_EVERY_MS);
  state.timer.unref();
}

/** Writes what is due, in batches; keeps what is not to be written yet, and forgets what was not used again. */
export async function writePending({ evenWithinTheMinute }: { evenWithinTheMinute: boolean }): Promise<void> {
  const { uses } = kept();
  const gap = evenWithinTheMinute ? 0 : GAP_SECONDS;
  const entries = uses.entries();
  // Not those that come meanwhile: they would keep it busy for ever.
  for (let left = uses.size; left > 0; left -= LARGEST_BATCH) {
    const due = takeDue(entries, Math.min(left, LARGEST_BATCH), gap);
    const begun = performance.now();
    if (due.length > 0) await save(due, gap);
    if (evenWithinTheMinute || due.length === 0) await turn();
    else await pause((performance.now() - begun) * (1 / share() - 1), undefined, { ref: false });
  }
}

function share(): number {
  return Math.min(LARGEST_SHARE, SHARE * Math.max(1, kept().uses.size / MANY));
}

/** Those of the next `most` that are to be written now. One that was not used since it was written is forgotten. */
function takeDue(entries: Iterator<[string, Use]>, most: number, gap: number): Due[] {
  const due: Due[] = [];
  const longAgo = Date.now() - gap * 1000;
  for (let seen = 0; seen < most; seen++) {
    const next = entries.next();
    if (next.done) break;
    const [id, use] = next.value;
    if (use.saved === use.at) kept().uses.delete(id);
    else if (gap === 0 || use.saved <= longAgo) due.push({ id, use, at: use.at });
  }
  return due;
}

async function save(due: Due[], gap: number): Promise<void> {
  const written = due.map(({ id, use, at }) => ({ id, at, address: use.address }));
  const waiting = new Map((await writeUses(written, gap)).map(({ id, lastUsedAt }) => [id, lastUsedAt]));
  for (const { id, use, at } of due) {
    use.saved = waiting.get(id)?.getTime() ?? at;
  }
}
