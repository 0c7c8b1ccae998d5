import type { ReactNode } from 'react';
import { ButtonLink } from '@/components/ui/button-link';
import { Card } from '@/components/ui/card';
import { CodeBlock } from '@/components/ui/code-block';
import { EmptyState } from '@/components/ui/empty-state';

/** What an account without tokens sees: what one is, how to make it, and what it will be good for. */
export function NoTokens({ icon, publicUrl }: { icon: ReactNode; publicUrl: string }) {
  return (
    <Card flush>
      <EmptyState
        icon={icon}
        title="No API tokens yet"
        sentence="A token is a password for a script: it calls API functions for your account without signing in. You can limit it, let it expire, and revoke it at any time."
        action={
          <ButtonLink href="/tokens/new" variant="primary">
            Create
          </ButtonLink>
        }
      >
        <CodeBlock
          label="With a token, a script asks how much disk you use"
          code={`curl -H "Authorization: Bearer $LATCHKEY_TOKEN" \\\n  ${publicUrl}/execute/Quota/get_quota_info`}
        />
      </EmptyState>
    </Card>
  );
}
