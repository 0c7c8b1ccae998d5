const GAP = 6;
const EDGE = 8;

/** Shows the words of the `data-tip` under the pointer or the focus in `bubble`; Escape, scrolling and leaving hide it. */
export function watchTips(bubble: HTMLElement): () => void {
  if (!bubble.showPopover) return () => {};
  const listening = new AbortController();
  const options = { signal: listening.signal, capture: true, passive: true };
  let owner: HTMLElement | undefined;
  let timer: ReturnType<typeof setTimeout> | undefined;

  const settle = (next: HTMLElement | undefined, after: number) => {
    clearTimeout(timer);
    if (next !== owner) timer = setTimeout(() => show(next), after);
  };
  const show = (next: HTMLElement | undefined) => {
    clearTimeout(timer);
    owner = next?.isConnected ? next : undefined;
    if (!owner) return bubble.hidePopover();
    bubble.textContent = owner.dataset.tip ?? '';
    bubble.showPopover();
    place(bubble, owner.getBoundingClientRect());
  };

  const events: { [name in keyof DocumentEventMap]?: (event: Event) => void } = {
    pointerover: ({ target }) => {
      const next = bubble.contains(target as Node) ? owner : tipOf(target);
      settle(next, next ? 250 : 120);
    },
    focusin: ({ target }) => {
      if ((target as Element).matches(':focus-visible')) show(tipOf(target));
    },
    focusout: () => settle(undefined, 0),
    pointerdown: ({ target }) => {
      if (!bubble.contains(target as Node)) settle(undefined, 0);
    },
    scroll: () => show(undefined),
    keydown: (event) => {
      if ((event as KeyboardEvent).key === 'Escape') show(undefined);
    },
  };
  for (const [name, listener] of Object.entries(events)) document.addEventListener(name, listener, options);
  return () => {
    clearTimeout(timer);
    listening.abort();
  };
}

function tipOf(target: EventTarget | null): HTMLElement | undefined {
  const tip = target instanceof Element ? target.closest<HTMLElement>('[data-tip]') : null;
  return tip?.dataset.tip && !tip.matches('details[open] > *') ? tip : undefined;
}

/** Under its owner, above it where there is no room, and never off the sides. */
function place(bubble: HTMLElement, owner: DOMRect) {
  const { width, height } = bubble.getBoundingClientRect();
  const below = owner.bottom + GAP;
  const top = below + height > innerHeight - EDGE ? owner.top - GAP - height : below;
  const middle = owner.left + owner.width / 2 - width / 2;
  const left = Math.max(EDGE, Math.min(middle, document.documentElement.clientWidth - width - EDGE));
  bubble.style.top = `${Math.round(top)}px`;
  bubble.style.left = `${Math.round(left)}px`;
}
