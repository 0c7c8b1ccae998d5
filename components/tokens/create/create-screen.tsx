'use client';

import { useRouter } from 'next/navigation';
import { type RefObject, useActionState, useEffect, useRef, useState } from 'react';
import { AnswerGuard } from '@/components/lost-answer/answer-guard';
import { CreateForm, type CreateFormProps } from '@/components/tokens/create/create-form';
import type { CreateAction, CreateState, TypedToken } from '@/components/tokens/create/create-state';
import { LostCreate, type Unseen } from '@/components/tokens/create/lost-create';
import { SecretReveal } from '@/components/tokens/create/secret-reveal';
import { UnseenToken } from '@/components/tokens/create/unseen-token';

type Props = Omit<CreateFormProps, 'submit' | 'onSend' | 'typed' | 'errors'> & {
  action: CreateAction;
  saved: (form: FormData) => Promise<void>;
  /** The token that was created in this attempt, if one was. */
  find: (attempt: string) => Promise<Unseen | null>;
  revoke: (form: FormData) => Promise<void>;
};

/** The create form, then the secret. Each round is a component of its own, so that nothing of the last one stays. */
export function CreateScreen({ find, ...props }: Props) {
  const [round, setRound] = useState(0);
  const sent = useRef<TypedToken>(undefined);
  const attempt = `${props.attempt}-${round}`;

  function again() {
    sent.current = undefined;
    setRound(round + 1);
  }

  return (
    <AnswerGuard
      key={round}
      lost={(reset) => (
        <LostCreate
          name={sent.current?.name ?? ''}
          find={() => find(attempt)}
          revoke={props.revoke}
          again={reset}
        />
      )}
    >
      <Round {...props} attempt={attempt} again={again} sent={sent} />
    </AnswerGuard>
  );
}

type RoundProps = Omit<Props, 'find'> & { again: () => void; sent: RefObject<TypedToken | undefined> };

function Round({ action, saved, revoke, again, sent, ...form }: RoundProps) {
  const router = useRouter();
  const [state, submit] = useActionState<CreateState | null, FormData>(action, null);
  const shown = state?.kind === 'created';

  // A page that the browser keeps for Back must not keep the secret.
  useEffect(() => {
    if (!shown) return;
    addEventListener('pagehide', again);
    return () => removeEventListener('pagehide', again);
  }, [shown, again]);

  if (!state?.kind)
    return (
      <CreateForm
        {...form}
        submit={submit}
        onSend={(data) => {
          sent.current = typedIn(data);
        }}
        typed={state?.typed ?? sent.current ?? blank(form.defaultDate)}
        errors={state?.errors ?? NONE}
      />
    );
  if (state.kind === 'unseen') return <UnseenToken {...state} revoke={revoke} />;
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

// One object, because the summary takes the focus whenever its errors are others.
const NONE = {};

function blank(date: string): TypedToken {
  return { name: '', expiry: 'date', date, rights: 'unrestricted', features: [] };
}

function typedIn(form: FormData): TypedToken {
  const text = (name: string) => form.get(name)?.toString() ?? '';
  const features = form.getAll('features').map(String);
  return { name: text('name'), expiry: text('expiry'), date: text('date'), rights: text('rights'), features };
}
