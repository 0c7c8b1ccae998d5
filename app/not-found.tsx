import type { Metadata } from 'next';
import { LonelyPage } from '@/components/frame/lonely-page';
import { ButtonLink } from '@/components/ui/button-link';

export const metadata: Metadata = { title: 'Not found' };

/** For addresses that lead nowhere, and for tokens of others, which answer the same. */
export default function NotFound() {
  return (
    <LonelyPage>
      <div className="grid gap-1.5">
        <h1 className="text-xl font-semibold">There is nothing here</h1>
        <p className="text-muted">The address may be mistyped, or what was here has been revoked.</p>
      </div>
      <ButtonLink href="/tokens" variant="primary" className="w-fit">
        Go to API Tokens
      </ButtonLink>
    </LonelyPage>
  );
}
