import { setTimeout as pause } from 'node:timers/promises';
import { db } from '@/lib/db/client';

const WRITE_EVERY_MS = 10_000;
const LARGEST_BATCH = 1000;
/** As the column has it; longer ones would fail the whole batch. */
const LONGEST_ADDRESS = 45;
/** Its share of the time, so that many tokens used at once do not slow down the verifies that use them. */
const SHARE = 0.1;
const DRAIN_TRIES = 10;
const DRAIN_PAUSE_MS = 50;

type Use = { at: Date; address: string | null };

// On globalThis, because Next bundles its own copy of this file beside the server's.
const shared = globalThis as {
  latchkeyLastUses?: { pending: Map<string, Use>; timer: NodeJS.Timeout | null };
};

function uses() {
  shared.latchkeyLastUses ??= { pending: new Map(), timer: null };
  return shared.latchkeyLastUses;
}

/** Remembers that a token was used; it is written a little later, off the path of the request. */
export function noteUse(tokenId: string, at: Date, address: string | null): void {
  const { pending, timer } = uses();
  pending.set(tokenId, { at, address: address?.slice(0, LONGEST_ADDRESS) ?? null });
  if (!timer) writeLater();
}

/** Writes every use that is still in memory. For the end of the process: nothing is lost. Throws when it could not. */
export async function flushLastUsed(): Promise<void> {
  const state = uses();
  if (state.timer) clearTimeout(state.timer);
  state.timer = null;
  for (let tries = 0; state.pending.size > 0 && tries < DRAIN_TRIES; tries++) {
    if (tries > 0) await pause(DRAIN_PAUSE_MS);
    await writePending({ evenWithinTheMinute: true });
  }
  if (state.pending.size > 0)
    throw new Error(`The last use of ${state.pending.size} tokens could not be written.`);
}

function writeLater(): void {
  const state = uses();
  state.timer = setTimeout(async () => {
    // A database that does not answer now will at a later try; what was noted stays in memory.
    await writePending({ evenWithinTheMinute: false }).catch(() => undefined);
    state.timer = null;
    if (state.pending.size > 0) writeLater();
  }, WRITE_EVERY_MS);
  state.timer.unref();
}

/** Writes what is pending, in batches; keeps what is not to be written yet. */
export async function writePending({ evenWithinTheMinute }: { evenWithinTheMinute: boolean }): Promise<void> {
  const { pending } = uses();
  // Not those that are noted meanwhile: they would keep it busy for ever.
  let left = pending.size;
  const entries = pending.entries();
  while (left > 0) {
    const batch = [...take(entries, Math.min(left, LARGEST_BATCH))];
    if (batch.length === 0) return;
    left -= batch.length;
    const begun = performance.now();
    const waiting = new Set(await writeBatch(batch, evenWithinTheMinute ? 0 : 60));
    for (const [id, use] of batch) {
      // A use noted since then is for the next round.
      if (!waiting.has(id) && pending.get(id) === use) pending.delete(id);
    }
    const inHurry = evenWithinTheMinute || left === 0;
    if (!inHurry) await pause((performance.now() - begun) * (1 / SHARE - 1), undefined, { ref: false });
  }
}

function* take<Item>(items: Iterator<Item>, most: number): Generator<Item> {
  for (let taken = 0; taken < most; taken++) {
    const next = items.next();
    if (next.done) return;
    yield next.value;
  }
}

/**
 * One statement that writes these uses and gives the ids that must wait: written less than `gap`
 * seconds before, by any replica, or locked. It skips locked rows instead of waiting for them, so it
 * can never be part of a deadlock with a revoke or a rename.
 */
async function writeBatch(batch: [string, Use][], gap: number): Promise<string[]> {
  const ids = batch.map(([id]) => id);
  const times = batch.map(([, use]) => use.at.toISOString());
  const addresses = batch.map(([, use]) => use.address ?? '');
  const rows = await db().$queryRaw<{ id: string }[]>`
    WITH used AS (
      SELECT * FROM unnest(${ids}::uuid[], ${times}::timestamptz[], ${addresses}::text[]) AS used (id, at, address)
    ), held AS (
      SELECT t.id, used.at, used.address FROM token t JOIN used ON used.id = t.id
      WHERE t.last_used_at IS NULL OR (t.last_used_at < used.at AND t.last_used_at <= used.at - make_interval(secs => ${gap}))
      ORDER BY t.id FOR NO KEY UPDATE OF t SKIP LOCKED
    ), written AS (
      UPDATE token t SET last_used_at = held.at, last_used_address = nullif(held.address, '')
      FROM held WHERE t.id = held.id RETURNING t.id
    )
    SELECT t.id FROM token t JOIN used ON used.id = t.id
    WHERE (t.last_used_at IS NULL OR t.last_used_at < used.at) AND t.id NOT IN (SELECT id FROM written)`;
  return rows.map((row) => row.id);
}
