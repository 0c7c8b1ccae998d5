'use client';

import { useRouter } from 'next/navigation';
import { useActionState, useEffect, useState } from 'react';
import { CreateForm, type CreateFormProps } from '@/components/tokens/create-form';
import type { CreateAction, CreateState } from '@/components/tokens/create-state';
import { SecretReveal } from '@/components/tokens/secret-reveal';

type Props = Omit<CreateFormProps, 'submit' | 'typed' | 'errors'> & {
  action: CreateAction;
  saved: (form: FormData) => Promise<void>;
};

/** The create form, then the secret. Each round is a component of its own, so that nothing of the last one stays. */
export function CreateScreen(props: Props) {
  const [round, setRound] = useState(0);
  return <Round key={round} {...props} again={() => setRound(round + 1)} />;
}

function Round({ action, saved, again, ...form }: Props & { again: () => void }) {
  const router = useRouter();
  const [state, submit] = useActionState(action, blank(form.defaultDate));
  const shown = state.kind === 'created';

  // A page that the browser keeps for Back must not keep the secret.
  useEffect(() => {
    if (!shown) return;
    addEventListener('pagehide', again);
    return () => removeEventListener('pagehide', again);
  }, [shown, again]);

  if (state.kind === 'form')
    return <CreateForm {...form} submit={submit} typed={state.typed} errors={state.errors} />;
  return (
    <SecretReveal
      {...state}
      saved={saved}
      onSaved={(another) => {
        if (another) again();
        else router.replace('/tokens');
      }}
      onLeave={(href) => {
        again();
        router.push(href);
      }}
    />
  );
}

function blank(date: string): CreateState {
  return {
    kind: 'form',
    errors: {},
    typed: { name: '', expiry: 'date', date, rights: 'unrestricted', features: [] },
  };
}
