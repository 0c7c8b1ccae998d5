import type { NewUse } from '@/lib/db/use-writer';
import { keepUses } from '@/lib/tokens/last-use/last-used';

const HAND_ON_AFTER_MS = 1000;
/** So that handing them on never holds up a request for long. */
const MOST_NOTES = 1000;

type Receive = (uses: NewUse[]) => void | Promise<void>;

type Notes = {
  noted: Map<string, NewUse>;
  timer: NodeJS.Timeout | null;
  receive: Receive;
  /** Resolves when what was handed on until now has arrived, or cannot. */
  onItsWay: Promise<unknown>;
};

// On globalThis, because Next bundles its own copy of this file beside the server's.
const shared = globalThis as { latchkeyNotes?: Notes };

function notes(): Notes {
  shared.latchkeyNotes ??= {
    noted: new Map(),
    timer: null,
    receive: keepUses,
    onItsWay: Promise.resolve(),
  };
  return shared.latchkeyNotes;
}

/** Notes that a token was used, off the path of the request; of several uses within a moment, the latest. */
export function noteUse(tokenId: string, at: Date, address: string | null): void {
  const state = notes();
  const { noted } = state;
  const use = noted.get(tokenId);
  if (use) {
    use.at = at.getTime();
    use.address = address;
    return;
  }
  noted.set(tokenId, { id: tokenId, at: at.getTime(), address });
  if (noted.size >= MOST_NOTES) handOnNow();
  else state.timer ??= setTimeout(handOnNow, HAND_ON_AFTER_MS).unref();
}

/** From now on `receive` is given what is noted here, instead of the writer of this process. */
export function handUsesTo(receive: Receive): void {
  notes().receive = receive;
}

function handOnNow(): void {
  // Only one who is no more receives nothing, and then nobody is left to tell.
  void handOnUses().catch(() => undefined);
}

/** Hands on what is noted now, and resolves when it has arrived, and what was handed on before it. */
export async function handOnUses(): Promise<void> {
  const state = notes();
  if (state.timer) clearTimeout(state.timer);
  state.timer = null;
  const uses = [...state.noted.values()];
  state.noted.clear();
  const arrived = Promise.all([state.onItsWay, uses.length > 0 && state.receive(uses)]);
  state.onItsWay = arrived.catch(() => undefined);
  await arrived;
}
