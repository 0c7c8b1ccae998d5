import { type Command, Option } from 'commander';
import { withBackend } from '@/lib/cli/backends/with-backend';
import { Exit } from '@/lib/cli/exit';
import { print } from '@/lib/cli/output/print';

/** `latchkey uapi --user=alice --output=json Tokens revoke name=x`, as cPanel's `uapi` is called. */
export function addUapiCommand(program: Command): void {
  program
    .command('uapi')
    .description("call an API function as cPanel's uapi does, and print its nested form")
    .argument('<module>', 'for example Tokens')
    .argument('<function>', 'for example revoke')
    .argument('[arguments...]', 'name=value, the value URI-encoded where it holds a %')
    .addOption(
      new Option('--output <form>', 'how to print the answer')
        .choices(['json', 'jsonpretty'])
        .default('json'),
    )
    .addHelpText(
      'after',
      '\nThe exit code is 1 when the answer has status 0.\n\nExample:\n  $ latchkey uapi --user=alice --output=json Tokens revoke name=backup',
    )
    .action(
      async (
        module: string,
        name: string,
        given: string[],
        { output }: { output: string },
        command: Command,
      ) => {
        const sent = given.map(readArgument);
        await withBackend(command, async (backend) => {
          const result = await backend.call(module, name, sent);
          print(
            JSON.stringify(
              { apiversion: 3, module, func: name, result },
              null,
              output === 'jsonpretty' ? 2 : undefined,
            ),
          );
          if (result.status === 0)
            throw new Exit(
              'failed',
              (result.errors ?? result.messages ?? ['The function failed.']).join(' '),
            );
        });
      },
    );
}

/** cPanel's command line takes values URI-encoded; one that does not decode is taken as it stands. */
export function readArgument(given: string): [name: string, value: string] {
  const sign = given.indexOf('=');
  if (sign < 1) throw new Exit('usage', `“${given}” is no name=value.`);
  return [given.slice(0, sign), decoded(given.slice(sign + 1))];
}

function decoded(value: string): string {
  try {
    return decodeURIComponent(value);
  } catch {
    return value;
  }
}
