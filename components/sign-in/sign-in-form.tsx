'use client';

import { useActionState, useEffect, useRef } from 'react';
import { Card } from '@/components/ui/card';
import { ErrorSummary } from '@/components/ui/error-summary';
import { Field } from '@/components/ui/field';
import type { FormAction, FormState } from '@/components/ui/form-state';
import { Input } from '@/components/ui/input';
import { SubmitButton } from '@/components/ui/submit-button';

type SignInAction = FormAction<FormState<{ login: string }>>;

/** Two fields and a button; works before the JavaScript arrives. */
export function SignInForm({ action, next }: { action: SignInAction; next: string }) {
  const [state, submit] = useActionState(action, { typed: { login: '' }, errors: {} });
  const password = useRef<HTMLInputElement>(null);

  useEffect(() => {
    if (state.typed.login && password.current) password.current.value = '';
  }, [state]);

  return (
    <Card className="grid gap-5">
      <h1 className="text-xl font-semibold">Sign in</h1>
      <ErrorSummary title="You are not signed in" errors={state.errors} />
      <form action={submit} className="grid gap-4" noValidate>
        <input type="hidden" name="next" value={next} />
        <Field name="login" label="Username or e-mail" error={state.errors.login}>
          {(control) => (
            <Input
              {...control}
              defaultValue={state.typed.login}
              autoComplete="username"
              autoCapitalize="none"
              spellCheck={false}
              maxLength={254}
              required
            />
          )}
        </Field>
        <Field name="password" label="Password" error={state.errors.password}>
          {(control) => (
            <Input {...control} ref={password} type="password" autoComplete="current-password" required />
          )}
        </Field>
        <SubmitButton className="mt-1">Sign in</SubmitButton>
      </form>
      <p className="text-sm text-muted">No account? The operator of this server makes one for you.</p>
    </Card>
  );
}
