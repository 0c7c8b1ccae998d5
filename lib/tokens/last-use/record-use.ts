import type { NewUse } from '@/lib/db/use-writer';
import { processWide } from '@/lib/process-wide';
import { keepUses } from '@/lib/tokens/last-use/write-uses';

const SEND_AFTER_MS = 1000;
/** So that sending them never holds up a request for long. */
const MOST_RECORDED = 1000;

type Receive = (uses: NewUse[]) => void | Promise<void>;

type Recorded = {
  uses: Map<string, NewUse>;
  timer: NodeJS.Timeout | null;
  receive: Receive;
  /** Resolves when what was sent until now has arrived, or cannot. */
  onItsWay: Promise<unknown>;
};

const recorded = processWide<Recorded>('recorded uses', () => ({
  uses: new Map(),
  timer: null,
  receive: keepUses,
  onItsWay: Promise.resolve(),
}));

/** Records that a token was used, off the path of the request; of several uses within a moment, the latest. */
export function recordUse(tokenId: string, at: Date, address: string | null): void {
  const use = recorded.uses.get(tokenId);
  if (use) {
    use.at = at.getTime();
    use.address = address;
    return;
  }
  recorded.uses.set(tokenId, { id: tokenId, at: at.getTime(), address });
  if (recorded.uses.size >= MOST_RECORDED) sendNow();
  else recorded.timer ??= setTimeout(sendNow, SEND_AFTER_MS).unref();
}

/** From now on `receive` is given what is recorded here, instead of the writer of this process. */
export function sendUsesTo(receive: Receive): void {
  recorded.receive = receive;
}

function sendNow(): void {
  // Only a receiver that has ended refuses, and then nobody is left to write it.
  void sendUses().catch(() => undefined);
}

/** Sends what is recorded now; resolves when it has arrived, and what was sent before it. */
export async function sendUses(): Promise<void> {
  if (recorded.timer) clearTimeout(recorded.timer);
  recorded.timer = null;
  const uses = [...recorded.uses.values()];
  recorded.uses.clear();
  const arrived = Promise.all([recorded.onItsWay, uses.length > 0 && recorded.receive(uses)]);
  recorded.onItsWay = arrived.catch(() => undefined);
  await arrived;
}
