'use client';

import { useEffect, useRef } from 'react';
import { shortcutsAreOff } from '@/components/shortcuts/shortcut-setting';

/** What each key does: by `KeyboardEvent.key`, with `Shift+` before it where that matters. False leaves the key to the browser. */
export type Shortcuts = Record<string, (event: KeyboardEvent) => unknown>;

/** Single keys that do something, never while typing, in a dialog, or with Ctrl, Alt or Meta; all can be switched off. */
export function useShortcuts(shortcuts: Shortcuts): void {
  const latest = useRef(shortcuts);
  useEffect(() => {
    latest.current = shortcuts;
  });

  useEffect(() => {
    function press(event: KeyboardEvent) {
      if (event.defaultPrevented || event.ctrlKey || event.altKey || event.metaKey || shortcutsAreOff())
        return;
      if (isTyping(event.target) || document.querySelector('dialog[open]')) return;
      const action = latest.current[event.shiftKey && event.key !== '?' ? `Shift+${event.key}` : event.key];
      if (action && action(event) !== false) event.preventDefault();
    }
    document.addEventListener('keydown', press);
    return () => document.removeEventListener('keydown', press);
  }, []);
}

function isTyping(target: EventTarget | null): boolean {
  if (!(target instanceof HTMLElement)) return false;
  if (target instanceof HTMLInputElement)
    return !['checkbox', 'radio', 'button', 'submit'].includes(target.type);
  return target.isContentEditable || target.matches('textarea, select');
}
