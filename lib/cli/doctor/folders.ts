import { constants } from 'node:fs';
import { access, readdir, stat } from 'node:fs/promises';
import { join } from 'node:path';
import { listAccounts } from '@/lib/accounts/list-accounts';
import { type Finding, good, warning, wrong } from '@/lib/cli/doctor/finding';
import { dataDir } from '@/lib/config';

const MOST_TOLD = 10;

/** Whether the embedded database's folder can be used, and keeps its password to itself. */
export async function checkDataFolder(dir = dataDir()): Promise<Finding[]> {
  const about = 'data folder';
  const fault = await faultOf(dir, constants.R_OK | constants.W_OK | constants.X_OK);
  if (fault)
    return [
      wrong(
        about,
        `${dir} ${fault}.`,
        'Give it to the user that runs Latchkey, or set DATA_DIR to another folder.',
      ),
    ];
  const open = await openPasswords(dir);
  if (open.length > 0) {
    const files = open.join(' ');
    return [warning(about, `Others on this machine can read ${files}.`, `Run: chmod 600 ${files}`)];
  }
  return [good(about, dir)];
}

/** The password files in the data folder that not only their owner can read. */
async function openPasswords(dir: string): Promise<string[]> {
  const files = (await readdir(dir))
    .filter((name) => name.endsWith('-password'))
    .map((name) => join(dir, name));
  const modes = await Promise.all(files.map(async (file) => (await stat(file)).mode));
  return files.filter((_, at) => ((modes[at] ?? 0) & 0o077) !== 0);
}

/** Whether the server can measure the home folders of the accounts. */
export async function checkHomes(): Promise<Finding[]> {
  const about = 'home folders';
  const findings: Finding[] = [];
  let homes = 0;
  for (const { username, home } of await listAccounts()) {
    if (home === null) continue;
    homes++;
    const fault = await faultOf(home, constants.R_OK | constants.X_OK);
    if (fault)
      findings.push(
        warning(
          about,
          `The home of ${username}, ${home}, ${fault}: its disk usage counts as nothing.`,
          'Make the folder, or let the user that runs Latchkey read it.',
        ),
      );
  }
  if (findings.length === 0) return [good(about, `All ${homes} can be measured.`)];
  const more = findings.length - MOST_TOLD;
  return [
    ...findings.slice(0, MOST_TOLD),
    ...(more > 0 ? [warning(about, `The same goes for ${more} more.`, 'Fix them in the same way.')] : []),
  ];
}

/** Why a folder cannot be used, as the end of a sentence; null when it can. */
async function faultOf(folder: string, mode: number): Promise<string | null> {
  try {
    if (!(await stat(folder)).isDirectory()) return 'is no folder';
    await access(folder, mode);
    return null;
  } catch (error) {
    const { code } = error as NodeJS.ErrnoException;
    return code === 'ENOENT' ? 'does not exist' : `cannot be used (${code})`;
  }
}
