'use client';

import { Cancel, Content, Description, Overlay, Portal, Root, Title, Trigger } from 'radix-ui/alert-dialog';
import type { ReactNode } from 'react';
import { Button } from '@/components/ui/button';
import { buttonStyle } from '@/components/ui/button-style';
import { footStyle, panelStyle, scrimStyle } from '@/components/ui/dialog-style';

/** Asks before something that cannot be undone; the focus starts on Cancel, and nothing outside closes it. */
export function AlertDialog({
  title,
  description,
  trigger,
  children,
  confirmLabel,
  cancelLabel = 'Cancel',
  confirmDisabled = false,
  pending = false,
  onConfirm,
  ...state
}: {
  title: ReactNode;
  description: ReactNode;
  trigger?: ReactNode;
  children?: ReactNode;
  confirmLabel: ReactNode;
  cancelLabel?: string;
  confirmDisabled?: boolean;
  pending?: boolean;
  /** Does the deed; the caller closes the dialog when it is done. */
  onConfirm: () => void;
  open?: boolean;
  onOpenChange?: (open: boolean) => void;
}) {
  return (
    <Root {...state}>
      {trigger && <Trigger asChild>{trigger}</Trigger>}
      <Portal>
        <Overlay className={scrimStyle} />
        <Content className={panelStyle}>
          <div className="grid gap-1.5">
            <Title className="text-lg font-semibold">{title}</Title>
            <Description className="text-sm text-muted">{description}</Description>
          </div>
          {children}
          <div className={footStyle}>
            <Cancel
              disabled={pending}
              className={buttonStyle(
                'secondary',
                'md',
                'focus:outline-2 focus:outline-offset-2 focus:outline-accent',
              )}
            >
              {cancelLabel}
            </Cancel>
            <Button variant="danger" disabled={confirmDisabled} pending={pending} onClick={onConfirm}>
              {confirmLabel}
            </Button>
          </div>
        </Content>
      </Portal>
    </Root>
  );
}
