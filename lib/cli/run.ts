import { type Command, CommanderError } from 'commander';
import { CannotStart } from '@/lib/cannot-start';
import { Exit, type ExitKind, exitCodes } from '@/lib/cli/exit';
import { enterInstallation } from '@/lib/cli/installation';
import { printNotice } from '@/lib/cli/output/print';
import { buildProgram } from '@/lib/cli/program';
import { BadSetting } from '@/lib/config';

/** Runs the command line with these arguments; gives its exit code. */
export async function runCommandLine(args: string[]): Promise<number> {
  enterInstallation();
  // A reader that has seen enough (`| head`) is no failure.
  process.stdout.on('error', (error: NodeJS.ErrnoException) => process.exit(error.code === 'EPIPE' ? 0 : 1));
  const json = args.includes('--json');
  const program = buildProgram();
  if (json) silence(program);
  try {
    await program.parseAsync(args, { from: 'user' });
    return exitCodes.ok[0];
  } catch (error) {
    // Commander has printed the help, the version, or in its own words what is wrong with the arguments.
    const printed = error instanceof CommanderError;
    if (printed && error.exitCode === 0) return exitCodes.ok[0];
    const { kind, message } = await recognise(error);
    if (!printed || json)
      printNotice(json ? JSON.stringify({ error: { kind, message } }) : `latchkey: ${message}`);
    return exitCodes[kind][0];
  }
}

/** Keeps Commander's own words about errors away; they come as JSON. */
function silence(command: Command): void {
  command.configureOutput({ writeErr: () => undefined });
  command.commands.forEach(silence);
}

async function recognise(error: unknown): Promise<{ kind: ExitKind; message: string }> {
  if (error instanceof Exit) return error;
  if (error instanceof CommanderError)
    return { kind: 'usage', message: error.message.replace(/^error: /, '') };
  if (error instanceof CannotStart) return { kind: 'unreachable', message: error.message };
  if (error instanceof BadSetting) return { kind: 'failed', message: `A setting is wrong: ${error.message}` };
  // Loaded late, because it needs the generated database client, which a fresh clone does not have.
  const { isDatabaseUnavailable, isOutcomeUnknown } = await import('@/lib/db/unavailable');
  if (isOutcomeUnknown(error))
    return {
      kind: 'unreachable',
      message:
        'The database stopped answering while the change was being saved. Check whether it was made before you try again.',
    };
  if (isDatabaseUnavailable(error)) return { kind: 'unreachable', message: 'The database does not answer.' };
  return { kind: 'failed', message: String((error as Error)?.stack ?? error) };
}
