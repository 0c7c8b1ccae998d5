import { type Command, Option } from 'commander';
import type { Backend } from '@/lib/cli/backends/backend';
import { withBackend } from '@/lib/cli/backends/with-backend';
import { wantedExpiry, wantedFeatures } from '@/lib/cli/commands/create-options';
import { Exit } from '@/lib/cli/exit';
import { print, printJson, printNotice } from '@/lib/cli/output/print';
import { printTokens, tokenLine } from '@/lib/cli/output/token-text';
import { readHidden } from '@/lib/cli/read-hidden';
import { featureNames } from '@/lib/tokens/rights/features';
import { type TokenState, tokenStates } from '@/lib/tokens/state';

type CreateOptions = { unrestricted?: true; features?: string; expires?: string };

/** `latchkey tokens create|list|rename|revoke|verify` */
export function addTokenCommands(program: Command): void {
  const tokens = program
    .command('tokens')
    .alias('token')
    .description('create, list, rename, revoke and verify tokens');

  tokens
    .command('create')
    .description('create a token; its secret alone is printed, this once')
    .argument('<name>', 'up to 50 letters, numbers, dashes and underscores')
    .option('--unrestricted', 'may call every API function')
    .option(
      '--features <list>',
      `may call the functions of these, separated by commas: ${featureNames.join(', ')}`,
    )
    .option(
      '--expires <when>',
      'a date in server time (2027-11-24), an instant (2027-11-24T12:00:00Z), or “never”; otherwise one year from today',
    )
    .addHelpText(
      'after',
      '\nExample:\n  $ latchkey tokens create backup --features diskusage --expires 2027-11-24 > backup.secret',
    )
    .action(async (name: string, options: CreateOptions, command: Command) => {
      const wanted = { name, expiry: wantedExpiry(options.expires), features: wantedFeatures(options) };
      await withBackend(command, async (backend, { json }) => {
        const { token, secret } = await backend.create(wanted);
        if (json) return printJson({ token, secret });
        print(secret);
        printNotice(`Created ${tokenLine(token, backend.zone)} The secret is shown this once.`);
      });
    });

  tokens
    .command('list')
    .description('list the tokens of the account')
    .option('--search <text>', 'only those whose name contains this')
    .addOption(new Option('--state <state>', 'only those in this state').choices(tokenStates))
    .action(async (filter: { search?: string; state?: TokenState }, command: Command) => {
      await withBackend(command, async (backend, { json }) => {
        const found = await backend.list(filter);
        if (json) printJson({ tokens: found });
        else printTokens(found, backend.zone);
      });
    });

  tokens
    .command('rename')
    .description('give a token another name; nothing else of it can be changed')
    .argument('<name>')
    .argument('<new-name>')
    .action(async (name: string, newName: string, _options: object, command: Command) => {
      await withBackend(command, async (backend, { json }) => {
        const token = await backend.rename(name, newName);
        if (json) printJson({ token });
        else printNotice(`“${name}” is now called “${token.name}”.`);
      });
    });

  tokens
    .command('revoke')
    .description('revoke tokens: from then on their secrets are refused')
    .argument('[names...]')
    .option('--expired', 'all that have expired')
    .addHelpText(
      'after',
      '\nWith several names those that there are go in one transaction; if any is missing, the exit code is 3.',
    )
    .action(async (names: string[], { expired }: { expired?: true }, command: Command) => {
      if (expired ? names.length > 0 : names.length === 0)
        throw new Exit('usage', 'Name the tokens to revoke, or give --expired alone.');
      await withBackend(command, async (backend, { json }) => {
        const { revoked, missing } = expired
          ? { ...(await backend.revokeExpired()), missing: [] }
          : await backend.revoke(names);
        if (json) printJson({ revoked, missing });
        else printNotice(`Revoked ${revoked} ${revoked === 1 ? 'token' : 'tokens'}.`);
        if (missing.length)
          throw new Exit(
            'not_found',
            `There is no token named ${missing.map((name) => `“${name}”`).join(', ')}.`,
          );
      });
    });

  tokens
    .command('verify')
    .description('ask whether a secret is good; it is piped in or typed, never an argument')
    .option('--secret-file <file>', 'file with the secret')
    .option('--feature <feature>', 'good for what needs this feature')
    .addHelpText('after', '\nExample:\n  $ latchkey tokens verify < backup.secret && echo good')
    .action(async ({ secretFile, feature }: { secretFile?: string; feature?: string }, command: Command) => {
      const secret = (await readHidden({ file: secretFile, what: 'secret' })).trim();
      await withBackend(command, (backend, { json }) => verify(backend, secret, feature, json));
    });
}

async function verify(
  backend: Backend,
  secret: string,
  feature: string | undefined,
  json: true | undefined,
): Promise<void> {
  const verdict = await backend.verify(secret, feature);
  const { valid, code, token } = verdict;
  if (json) printJson(verdict);
  else if (valid && token)
    print(
      `valid: “${token.name}” of ${token.account.username}, ${token.unrestricted ? 'unrestricted' : token.features.join(', ')}`,
    );
  if (!valid) throw new Exit('failed', `The token is not good: ${code.replaceAll('_', ' ')}.`);
}
