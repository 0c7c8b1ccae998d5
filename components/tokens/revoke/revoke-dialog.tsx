'use client';

import { useState, useTransition } from 'react';
import { SelectedTokens } from '@/components/tokens/revoke/selected-tokens';
import { TYPE_THE_NUMBER_FROM, tokenCount } from '@/components/tokens/revoke/token-names';
import { AlertDialog } from '@/components/ui/alert-dialog';
import { Input } from '@/components/ui/input';

/** Names what a bulk revoke takes, says what breaks, and for many asks for their number. */
export function RevokeDialog({
  total,
  names,
  onConfirm,
  onClose,
}: {
  total: number;
  names: readonly string[];
  onConfirm: () => Promise<void>;
  onClose: () => void;
}) {
  const [typed, setTyped] = useState('');
  const [pending, startTransition] = useTransition();
  const many = total >= TYPE_THE_NUMBER_FROM;

  return (
    <AlertDialog
      title={total === 1 ? 'Revoke this API token?' : `Revoke ${total.toLocaleString('en')} API tokens?`}
      description="Scripts and services that use them stop working at once. This cannot be undone."
      confirmLabel="Revoke Selected API Tokens"
      confirmDisabled={many && typed.replaceAll(/[,\s]/g, '') !== String(total)}
      pending={pending}
      onConfirm={() => startTransition(onConfirm)}
      onCancel={onClose}
    >
      <SelectedTokens names={names} total={total} />
      {many && (
        <label className="grid gap-1.5 text-sm font-medium">
          Type {total} to revoke {tokenCount(total)}
          <Input
            value={typed}
            onChange={({ target }) => setTyped(target.value)}
            inputMode="numeric"
            autoComplete="off"
          />
        </label>
      )}
    </AlertDialog>
  );
}
