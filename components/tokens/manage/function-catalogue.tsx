import { Check, Lock } from 'lucide-react';
import { Card } from '@/components/ui/card';
import { CodeBlock } from '@/components/ui/code-block';
import { SectionHeading } from '@/components/ui/section-heading';
import type { Rights } from '@/lib/actor/rights';
import { argumentsOf } from '@/lib/functions/arguments/catalogue';
import { type ApiFunction, mayCall } from '@/lib/functions/define';
import { featureLabel } from '@/lib/tokens/rights/features';

/** Every API function and whether this token may call it; each opens to a line that calls it. */
export function FunctionCatalogue({
  functions,
  rights,
  publicUrl,
}: {
  functions: readonly ApiFunction[];
  rights: Rights;
  publicUrl: string;
}) {
  const allowed = functions.filter((one) => mayCall(rights, one)).length;
  return (
    <Card className="grid gap-4 lg:col-start-1">
      <SectionHeading
        title="API functions"
        sentence={`This token may call ${allowed === functions.length ? 'all' : allowed} of ${functions.length}. Open one for a line that calls it.`}
      />
      <ul className="divide-y divide-line text-sm">
        {functions.map((one) => (
          <li key={`${one.module}::${one.name}`}>
            <FunctionEntry one={one} rights={rights} publicUrl={publicUrl} />
          </li>
        ))}
      </ul>
    </Card>
  );
}

function FunctionEntry({ one, rights, publicUrl }: { one: ApiFunction; rights: Rights; publicUrl: string }) {
  const may = mayCall(rights, one);
  const name = `${one.module}::${one.name}`;
  return (
    <details className="group py-1">
      <summary className="grid cursor-pointer list-none grid-cols-[1fr_auto] items-center gap-x-3 -mx-2 rounded px-2 py-1.5 hover:bg-ink/6">
        <span className="font-mono font-medium break-all">{name}</span>
        {may ? (
          <span className="inline-flex items-center gap-1 text-success-text">
            <Check aria-hidden="true" className="size-4" /> May call
          </span>
        ) : (
          <span className="inline-flex items-center gap-1 text-muted">
            <Lock aria-hidden="true" className="size-3.5" /> May not
          </span>
        )}
        <span className="col-span-full text-muted">{one.summary}</span>
      </summary>
      <div className="grid gap-2 pt-1 pb-3">
        {!may && (
          <p className="text-muted">
            {one.feature
              ? `It needs an unrestricted token, or one with the feature ${featureLabel(one.feature)}.`
              : 'It has no feature, so only unrestricted tokens may call it.'}
          </p>
        )}
        <CodeBlock label={`Call ${name}`} code={callLine(one, publicUrl)} />
      </div>
    </details>
  );
}

/** A curl line with every argument that the function must have; the secret is a variable. */
function callLine(one: ApiFunction, publicUrl: string): string {
  const lines = [
    'curl -H "Authorization: Bearer $LATCHKEY_TOKEN"',
    ...argumentsOf(one)
      .filter(({ required }) => required)
      .map(({ name }) => `  -d ${name}=…`),
    `  ${publicUrl}/execute/${one.module}/${one.name}`,
  ];
  return lines.join(' \\\n');
}
