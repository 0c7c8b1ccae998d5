import type { Command } from 'commander';
import type { CatalogueEntry } from '@/lib/cli/backends/backend';
import { withBackend } from '@/lib/cli/backends/with-backend';
import { printJson, printTable } from '@/lib/cli/output/print';

/** `latchkey functions` */
export function addFunctionsCommand(program: Command): void {
  program
    .command('functions')
    .description('list the API functions that uapi can call')
    .action(async (_options: object, command: Command) => {
      await withBackend(command, async (backend, { json }) => {
        const functions = await backend.functions();
        if (json) return printJson({ functions });
        const headings = ['FUNCTION', 'ARGUMENTS', 'FEATURE', 'WHAT IT DOES'];
        printTable(
          headings,
          functions.map((one) => [
            `${one.module} ${one.name}`,
            argumentsText(one),
            one.anyToken ? '(any token)' : (one.feature ?? '(unrestricted only)'),
            one.summary,
          ]),
        );
      });
    });
}

function argumentsText({ arguments: all }: CatalogueEntry): string {
  const text = all.map(({ name, required, list }) => {
    const shown = list ? `${name}…` : name;
    return required ? shown : `[${shown}]`;
  });
  return text.join(' ');
}
