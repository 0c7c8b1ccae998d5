import type { Command } from 'commander';
import { CannotStart } from '@/lib/cannot-start';
import { type LocalDatabase, openLocalDatabase } from '@/lib/cli/backends/local-database';
import { globalOptions } from '@/lib/cli/backends/with-backend';
import type { Finding } from '@/lib/cli/doctor/finding';
import { checkServer } from '@/lib/cli/doctor/server';
import { checkPublicUrl, checkSettings } from '@/lib/cli/doctor/settings';
import { checkTls } from '@/lib/cli/doctor/tls';
import { Exit } from '@/lib/cli/exit';
import { print, printJson } from '@/lib/cli/output/print';
import { config } from '@/lib/config';

/** `latchkey doctor` */
export function addDoctorCommand(program: Command): void {
  program
    .command('doctor')
    .description('say what is wrong with this installation, and how to fix it')
    .addHelpText(
      'after',
      '\nReads the same environment as the server. The exit code is 1 when something is wrong; warnings do not count.',
    )
    .action(async (_options: object, command: Command) => {
      const { json, url } = globalOptions(command);
      if (url)
        throw new Exit('usage', 'The doctor looks at the installation on this machine: leave --url out.');
      const findings = await examine();
      // Scripts read the remedy as `mend`, its name in the first versions.
      if (json) printJson({ findings: findings.map(({ remedy, ...one }) => ({ ...one, mend: remedy })) });
      else for (const finding of findings) printFinding(finding);
      const faults = findings.filter(({ state }) => state === 'wrong').length;
      if (faults)
        throw new Exit('failed', faults === 1 ? 'One thing is wrong.' : `${faults} things are wrong.`);
    });
}

/** Every finding, in the order in which a person would fix them. */
async function examine(): Promise<Finding[]> {
  const settings = checkSettings();
  if (settings.state === 'wrong') return [settings];
  const embedded = !config().DATABASE_URL;
  const server = await checkServer();
  return [settings, ...(await examineDatabase(embedded)), ...checkTls(), ...checkPublicUrl(), server];
}

async function examineDatabase(embedded: boolean): Promise<Finding[]> {
  let database: LocalDatabase;
  try {
    database = await openLocalDatabase();
  } catch (error) {
    if (error instanceof CannotStart || error instanceof Exit) return [notOpened(error)];
    throw error;
  }
  try {
    // Loaded late: it needs the generated client.
    const { examineOpened } = await import('@/lib/cli/doctor/examine-opened');
    return await examineOpened(embedded);
  } finally {
    await database.close();
  }
}

/** Both kinds of error say in one sentence what is wrong and what to do. */
function notOpened({ message }: Error): Finding {
  const [says = message, remedy = 'See that the database runs, and that DATABASE_URL leads to it.'] =
    message.split(/:\s(?=[a-z])/);
  return { about: 'database', state: 'wrong', says, remedy };
}

const marks = { good: 'ok     ', warning: 'warning', wrong: 'WRONG  ' };

function printFinding({ about, state, says, remedy, sql = [] }: Finding): void {
  print(`${marks[state]}  ${about}: ${says}`);
  if (remedy) print(`         → ${remedy}`);
  for (const statement of sql) print(`           ${statement}`);
}
