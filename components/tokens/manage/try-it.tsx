import { Card } from '@/components/ui/card';
import { CodeBlock } from '@/components/ui/code-block';
import { SectionHeading } from '@/components/ui/section-heading';
import { allows, type Rights } from '@/lib/actor/rights';

/** Lines to copy that use the token; its secret is a variable, for nobody but its owner has it. */
export function TryIt({ rights, publicUrl }: { rights: Rights; publicUrl: string }) {
  const disk = allows(rights, 'diskusage');
  const address = disk ? `${publicUrl}/execute/Quota/get_quota_info` : `${publicUrl}/api/v1/token`;
  return (
    <Card className="grid gap-4">
      <SectionHeading title="Try it" sentence="Put the secret into the variable LATCHKEY_TOKEN first." />
      <CodeBlock
        label={disk ? 'How much disk does the account use?' : 'What is this token, and what may it do?'}
        code={`curl -H "Authorization: Bearer $LATCHKEY_TOKEN" \\\n  ${address}`}
      />
    </Card>
  );
}
