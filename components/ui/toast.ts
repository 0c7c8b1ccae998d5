export type ToastTone = 'success' | 'info' | 'danger';
export type ToastMessage = { id: number; message: string; tone: ToastTone };

const none: readonly ToastMessage[] = [];
const listeners = new Set<() => void>();
let shown = none;
let lastId = 0;

/** Says what has happened, in the past tense: `toast('Revoked 3 tokens')`. Gives its id, to dismiss it by. */
export function toast(message: string, { tone = 'success' }: { tone?: ToastTone } = {}): number {
  lastId += 1;
  change([...shown, { id: lastId, message, tone }].slice(-3));
  return lastId;
}

export function dismissToast(id: number): void {
  change(shown.filter((one) => one.id !== id));
}

/** What the region subscribes to. */
export const toasts = {
  subscribe(listener: () => void) {
    listeners.add(listener);
    return () => {
      listeners.delete(listener);
    };
  },
  current: () => shown,
  onServer: () => none,
};

function change(next: readonly ToastMessage[]) {
  shown = next;
  for (const listener of listeners) listener();
}
