import type { Command } from 'commander';
import { FIRST_PASSWORD_HOURS } from '@/lib/accounts/passwords/first-password-hours';
import { type GlobalOptions, withAccounts } from '@/lib/cli/backends/with-backend';
import { type CreateAccountOptions, typedAccount } from '@/lib/cli/commands/account-options';
import { newPasswordFrom, type PasswordOptions } from '@/lib/cli/commands/new-password';
import { print, printJson, printNotice, printTable } from '@/lib/cli/output/print';

const MUST_CHANGE = `The password must be changed at the first sign-in, within ${FIRST_PASSWORD_HOURS} hours.`;

/** `latchkey accounts create|list|suspend|resume|set-domain|end-sessions|set-password`. */
export function addAccountCommands(program: Command): void {
  const commands = program
    .command('accounts')
    .alias('account')
    .description('create, list, suspend and resume accounts, set passwords');

  withPassword(commands.command('create').description('create an account'))
    .argument(
      '<username>',
      '1 to 32 lower-case letters, numbers, dashes and underscores, beginning with a letter',
    )
    .option('--email <address>', 'may also be typed at sign-in; the contact address, until it is changed')
    .option('--domain <name>', 'main domain, as functions tell it')
    .option('--home <folder>', 'home folder, whose disk usage is measured')
    .option('--plan <name>', 'name of the plan')
    .option('--disk-limit <size>', 'for example 500M or 10G; otherwise unlimited')
    .option('--inode-limit <count>', 'most files and folders; otherwise unlimited')
    .action(async (username: string, options: CreateAccountOptions & PasswordOptions, command: Command) => {
      const password = await newPasswordFrom(options);
      await withAccounts(command, async (accounts, global) => {
        const account = await accounts.create(typedAccount(username, password.text, options));
        report(global, { account }, password, `Created the account ${username}. ${MUST_CHANGE}`);
      });
    });

  commands
    .command('list')
    .description('list the accounts')
    .action(async (_options: object, command: Command) => {
      await withAccounts(command, async (accounts, { json }) => {
        const all = await accounts.list();
        if (json)
          return print(
            JSON.stringify(
              { accounts: all },
              (_, value) => (typeof value === 'bigint' ? Number(value) : value),
              2,
            ),
          );
        printTable(
          ['USERNAME', 'STATE', 'TOKENS', 'PLAN', 'E-MAIL', 'DOMAIN', 'HOME'],
          all.map((one) => [
            one.username,
            one.suspendedAt ? 'suspended' : 'active',
            String(one.tokens),
            one.plan,
            one.email ?? '',
            one.domain ?? '',
            one.home ?? '',
          ]),
        );
      });
    });

  commands
    .command('suspend')
    .description('suspend an account: its tokens stop at once and its sessions end')
    .argument('<username>')
    .action(async (username: string, _options: object, command: Command) => {
      await withAccounts(command, async (accounts, { json }) => {
        const done = await accounts.suspend(username);
        if (json) printJson({ username, suspended: true, ...done });
        else
          printNotice(
            done.changed
              ? `Suspended ${username}. Sessions ended: ${done.endedSessions}.`
              : `${username} was suspended already.`,
          );
      });
    });

  commands
    .command('resume')
    .description('let a suspended account and its tokens in again')
    .argument('<username>')
    .action(async (username: string, _options: object, command: Command) => {
      await withAccounts(command, async (accounts, { json }) => {
        const done = await accounts.resume(username);
        if (json) printJson({ username, suspended: false, ...done });
        else printNotice(done.changed ? `Resumed ${username}.` : `${username} was not suspended.`);
      });
    });

  commands
    .command('set-domain')
    .description('set the main domain of an account, or take it away')
    .argument('<username>')
    .argument('[domain]', 'left out: the account has no domain any more')
    .action(async (username: string, typed: string | undefined, _options: object, command: Command) => {
      await withAccounts(command, async (accounts, { json }) => {
        const { domain, changed } = await accounts.setDomain(username, typed ?? null);
        if (json) return printJson({ username, domain, changed });
        if (!changed)
          return printNotice(`Nothing to change: ${username} ${domain ? `has ${domain}` : 'has no domain'}.`);
        printNotice(
          domain ? `The domain of ${username} is ${domain}.` : `${username} has no domain any more.`,
        );
      });
    });

  commands
    .command('end-sessions')
    .description('end all sessions of an account: it is signed out everywhere')
    .argument('<username>')
    .action(async (username: string, _options: object, command: Command) => {
      await withAccounts(command, async (accounts, { json }) => {
        const ended = await accounts.endSessions(username);
        if (json) printJson({ username, endedSessions: ended });
        else printNotice(`Sessions of ${username} ended: ${ended}.`);
      });
    });

  withPassword(
    commands.command('set-password').description('set the password of an account and end its sessions'),
  )
    .argument('<username>')
    .action(async (username: string, options: PasswordOptions, command: Command) => {
      const password = await newPasswordFrom(options);
      await withAccounts(command, async (accounts, global) => {
        const { ended, passwordEndsAt } = await accounts.setPassword(username, password.text);
        report(
          global,
          { username, endedSessions: ended, passwordEndsAt },
          password,
          `Set the password of ${username}. Sessions ended: ${ended}. ${MUST_CHANGE}`,
        );
      });
    });
}

function withPassword(command: Command): Command {
  return command
    .option('--password-file <file>', 'file with the password; otherwise it is piped in, or asked for')
    .option('--generate-password', 'make a password and print it, this once')
    .addHelpText(
      'after',
      '\nExample:\n  $ latchkey accounts create alice --generate-password > alice.password',
    );
}

/** A generated password alone goes to standard output; one that was given is never repeated. */
function report(
  { json }: GlobalOptions,
  facts: object,
  password: { text: string; generated: boolean },
  sentence: string,
): void {
  if (json) printJson(password.generated ? { ...facts, password: password.text } : facts);
  else if (password.generated) print(password.text);
  if (!json) printNotice(sentence);
}
