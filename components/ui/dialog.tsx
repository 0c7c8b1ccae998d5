'use client';

import { X } from 'lucide-react';
import { Close, Content, Description, Overlay, Portal, Root, Title, Trigger } from 'radix-ui/dialog';
import type { ReactNode } from 'react';
import { buttonStyle } from '@/components/ui/button-style';
import { footStyle, panelStyle, scrimStyle } from '@/components/ui/dialog-style';

/** A modal window; give it a `trigger`, or `open` and `onOpenChange`. */
export function Dialog({
  title,
  description,
  trigger,
  foot,
  children,
  ...state
}: {
  title: ReactNode;
  description?: ReactNode;
  trigger?: ReactNode;
  foot?: ReactNode;
  children?: ReactNode;
  open?: boolean;
  onOpenChange?: (open: boolean) => void;
}) {
  return (
    <Root {...state}>
      {trigger && <Trigger asChild>{trigger}</Trigger>}
      <Portal>
        <Overlay className={scrimStyle} />
        <Content className={panelStyle} {...(description ? {} : { 'aria-describedby': undefined })}>
          <div className="grid gap-1 pr-8">
            <Title className="text-lg font-semibold">{title}</Title>
            {description && <Description className="text-sm text-muted">{description}</Description>}
          </div>
          {children}
          {foot && <div className={footStyle}>{foot}</div>}
          <Close aria-label="Close" className={buttonStyle('ghost', 'icon-sm', 'absolute! top-4 right-4')}>
            <X aria-hidden="true" />
          </Close>
        </Content>
      </Portal>
    </Root>
  );
}
