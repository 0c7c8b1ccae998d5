'use client';

import { useRouter } from 'next/navigation';
import { useState, useSyncExternalStore } from 'react';
import { shortcutsAreOff, switchShortcuts } from '@/components/shortcuts/shortcut-setting';
import { useShortcuts } from '@/components/shortcuts/use-shortcuts';
import { Button } from '@/components/ui/button';
import { Checkbox } from '@/components/ui/checkbox';
import { Dialog } from '@/components/ui/dialog';
import { Kbd } from '@/components/ui/kbd';

const sheet: [keys: string[], action: string][] = [
  [['c'], 'Create a token'],
  [['/'], 'Search'],
  [['j'], 'Next token'],
  [['k'], 'Previous token'],
  [['Enter'], 'Manage the token'],
  [['x'], 'Select the token'],
  [['Shift', 'X'], 'Select all from the last selected to here'],
  [['Delete'], 'Revoke the selected tokens'],
  [['?'], 'Show this list'],
];

/** The list of shortcuts, by `?` or its button, with the switch for all of them; also the keys that work everywhere. */
export function ShortcutSheet() {
  const router = useRouter();
  const [open, setOpen] = useState(false);
  const [on, setOn] = useState(true);
  // Before the script has taken over, a click would be lost.
  const ready = useSyncExternalStore(
    never,
    () => true,
    () => false,
  );

  function show() {
    setOn(!shortcutsAreOff());
    setOpen(true);
  }

  useShortcuts({ '?': show, c: () => router.push('/tokens/new') });

  return (
    <>
      <Button
        variant="ghost"
        size="sm"
        className="max-sm:hidden disabled:opacity-100"
        disabled={!ready}
        onClick={show}
      >
        Shortcuts <Kbd>?</Kbd>
      </Button>
      {open && (
        <Dialog
          title="Keyboard shortcuts"
          description="They never work while you type."
          onClose={() => setOpen(false)}
        >
          <dl className="divide-y divide-line text-sm">
            {sheet.map(([keys, action]) => (
              <div key={action} className="flex items-center justify-between gap-4 py-1.5">
                <dt>{action}</dt>
                <dd className="flex gap-1">
                  {keys.map((key) => (
                    <Kbd key={key}>{key}</Kbd>
                  ))}
                </dd>
              </div>
            ))}
          </dl>
          <label className="flex items-center gap-2 text-sm">
            <Checkbox
              checked={on}
              onChange={({ target }) => {
                setOn(target.checked);
                switchShortcuts(target.checked);
              }}
            />
            Use keyboard shortcuts in this browser
          </label>
        </Dialog>
      )}
    </>
  );
}

function never() {
  return () => {};
}
