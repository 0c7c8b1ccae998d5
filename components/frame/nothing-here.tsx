import { ButtonLink } from '@/components/ui/button-link';

/** What is said of addresses that lead nowhere, and of tokens of others, which answer the same. */
export function NothingHere() {
  return (
    <>
      <div className="grid gap-1.5">
        <h1 className="text-xl font-semibold">There is nothing here</h1>
        <p className="text-muted">The address may be mistyped, or what was here has been revoked.</p>
      </div>
      <ButtonLink href="/tokens" variant="primary" className="w-fit">
        Go to API Tokens
      </ButtonLink>
    </>
  );
}
