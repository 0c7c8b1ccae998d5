'use client';

import { useEffect, useRef, useState } from 'react';
import { Field } from '@/components/ui/field';
import { Input } from '@/components/ui/input';
import { nameTakenText } from '@/lib/tokens/errors';
import { NAME_MAX_LENGTH, nameFault } from '@/lib/tokens/name-rule';

/** A token's name, checked as one types: its form at once, and soon after whether it is taken. */
export function NameField({
  label,
  name = 'name',
  initial,
  error,
  own,
  isTaken,
}: {
  label: string;
  name?: string;
  initial: string;
  /** What the server said of the name it was sent. */
  error?: string;
  /** The token's present name, which is not taken by another. */
  own?: string;
  isTaken: (name: string) => Promise<boolean>;
}) {
  const [typed, setTyped] = useState(initial);
  const [taken, setTaken] = useState<string>();
  const latest = useRef(typed);
  const fault = typed === '' ? null : nameFault(typed);

  useEffect(() => {
    latest.current = typed;
    if (typed === '' || typed === own || nameFault(typed)) return;
    const timer = setTimeout(async () => {
      const yes = await isTaken(typed).catch(() => false);
      if (yes && latest.current === typed) setTaken(typed);
    }, 350);
    return () => clearTimeout(timer);
  }, [typed, own, isTaken]);

  const told = fault ?? (taken === typed ? nameTakenText(typed) : typed === initial ? error : undefined);

  return (
    <Field
      name={name}
      label={label}
      help={`Letters, numbers, dashes and underscores; up to ${NAME_MAX_LENGTH}.`}
      error={told ?? undefined}
    >
      {(control) => (
        <Input
          {...control}
          mono
          value={typed}
          onChange={({ target }) => setTyped(target.value)}
          autoComplete="off"
          autoCapitalize="none"
          spellCheck={false}
          required
        />
      )}
    </Field>
  );
}
