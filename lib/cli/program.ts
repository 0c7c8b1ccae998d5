import { Command } from 'commander';
import { addAccountCommands } from '@/lib/cli/commands/accounts';
import { addCompletionCommand } from '@/lib/cli/commands/completion';
import { addDevCertCommand } from '@/lib/cli/commands/dev-cert';
import { addDoctorCommand } from '@/lib/cli/commands/doctor';
import { addFunctionsCommand } from '@/lib/cli/commands/functions';
import { addTokenCommands } from '@/lib/cli/commands/tokens';
import { addUapiCommand } from '@/lib/cli/commands/uapi';
import { exitCodesHelp } from '@/lib/cli/exit';
import { version } from '@/package.json';

const lesson = `
Where it works:
  On the machine of the installation it works on the database itself, whether the
  server runs or not. With --url it asks a server, with the token in the variable
  LATCHKEY_TOKEN or in the file of --token-file.

Examples:
  $ latchkey accounts create alice                      asks for a password
  $ latchkey tokens create backup --user alice --unrestricted > secret
  $ latchkey tokens list --user alice --state expired
  $ latchkey tokens revoke --expired --user alice
  $ latchkey uapi --user=alice --output=json Tokens revoke name=backup
  $ latchkey tokens list --url https://tokens.example.com --token-file token
  $ latchkey doctor

Secrets alone go to standard output, all else that is told to standard error.

`;

/** The whole command line. Each command stands in a file of its own. */
export function buildProgram(): Command {
  const program = new Command('latchkey')
    .description('Tokens, accounts and API functions of a Latchkey installation.')
    .version(version)
    .option('--json', 'print JSON, errors too')
    .option('--url <url>', 'ask the server there, instead of working on the database (or LATCHKEY_URL)')
    .option('--insecure', 'send the token to an http address, which everybody on the way can read')
    .option('--token-file <file>', 'file with the token for --url (or LATCHKEY_TOKEN)')
    .option('--user <name>', 'the account that is meant; not needed where there is only one')
    .configureHelp({ showGlobalOptions: true })
    .showHelpAfterError('(add --help for more)')
    .addHelpText('after', `${lesson}${exitCodesHelp()}`)
    .exitOverride();
  addTokenCommands(program);
  addAccountCommands(program);
  addUapiCommand(program);
  addFunctionsCommand(program);
  addDoctorCommand(program);
  addDevCertCommand(program);
  addCompletionCommand(program);
  return program;
}
