'use client';

import { type FormEvent, useEffect, useRef, useState } from 'react';
import { LeaveDialog } from '@/components/tokens/create/leave-dialog';
import { useLeaveGuard } from '@/components/tokens/create/use-leave-guard';
import { Card } from '@/components/ui/card';
import { Checkbox } from '@/components/ui/checkbox';
import { CodeBlock } from '@/components/ui/code-block';
import { controlStyle } from '@/components/ui/control-style';
import { CopyButton } from '@/components/ui/copy-button';
import { Notice } from '@/components/ui/notice';
import { SubmitButton } from '@/components/ui/submit-button';

/** The secret, this once; leaving before it is saved warns. */
export function SecretReveal({
  name,
  secret,
  expires,
  publicUrl,
  saved,
  onSaved,
  onLeave,
}: {
  name: string;
  secret: string;
  expires: string | null;
  publicUrl: string;
  /** What the form does where no script runs. */
  saved: (form: FormData) => Promise<void>;
  onSaved: (another: boolean) => void;
  onLeave: (href: string) => void;
}) {
  const heading = useRef<HTMLHeadingElement>(null);
  const [goingTo, setGoingTo] = useState<string>();
  const guard = useLeaveGuard(setGoingTo);

  useEffect(() => heading.current?.focus(), []);

  function finish(event: FormEvent<HTMLFormElement>) {
    event.preventDefault();
    guard.release();
    onSaved(new FormData(event.currentTarget).has('another'));
  }

  return (
    <div className="grid max-w-form gap-6">
      <div className="grid gap-1">
        <h1 ref={heading} tabIndex={-1} className="text-2xl font-semibold tracking-tight outline-none">
          Copy your API token
        </h1>
        <p className="text-muted">
          Created <strong className="font-mono font-medium text-ink">{name}</strong>.{' '}
          {expires ? `It expires ${expires}.` : 'It does not expire.'}
        </p>
      </div>
      <Card className="grid gap-5">
        <div className="grid gap-1.5">
          <label htmlFor="secret" className="text-sm font-medium">
            API Token
          </label>
          <span className="flex gap-2 max-sm:flex-col">
            <textarea
              id="secret"
              readOnly
              rows={1}
              value={secret}
              onFocus={(event) => event.target.select()}
              autoComplete="off"
              spellCheck={false}
              className={`${controlStyle} field-sizing-content h-auto! resize-none py-2 font-mono break-all`}
            />
            <CopyButton value={secret} variant="primary" />
          </span>
        </div>
        <Notice tone="warning" title="This is the only time you see it">
          <p>
            Keep it like a password: whoever has it can act for your account, and it is asked for at every
            use. Once you leave this page nobody can show it again. If it gets lost, revoke the token and
            create a new one.
          </p>
        </Notice>
        <form action={saved} onSubmit={finish} className="grid gap-4 border-t border-line pt-5">
          <label className="flex items-center gap-2 text-sm">
            <Checkbox name="another" />
            Create another token after I click Yes, I Saved My Token
          </label>
          <SubmitButton className="w-fit">Yes, I Saved My Token</SubmitButton>
        </form>
      </Card>
      <CodeBlock
        label="Try it: how much disk does the account use?"
        code={`LATCHKEY_TOKEN='paste the token here'\ncurl -H "Authorization: Bearer $LATCHKEY_TOKEN" \\\n  ${publicUrl}/execute/Quota/get_quota_info`}
      />
      {goingTo && (
        <LeaveDialog
          onStay={() => setGoingTo(undefined)}
          onLeave={() => {
            guard.release();
            onLeave(goingTo);
          }}
        />
      )}
    </div>
  );
}
