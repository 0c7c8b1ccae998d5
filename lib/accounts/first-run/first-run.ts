import { insertAccount } from '@/lib/accounts/create-account';
import { addDemoTokens, makeDemoHome } from '@/lib/accounts/first-run/demo';
import { limitPassword } from '@/lib/accounts/passwords/first-password';
import { FIRST_PASSWORD_HOURS } from '@/lib/accounts/passwords/first-password-hours';
import { generatePassword } from '@/lib/accounts/passwords/generate-password';
import { hashPassword } from '@/lib/accounts/passwords/password';
import { commandLineActor } from '@/lib/actor/actor';
import { isForThisMachineAlone } from '@/lib/address/host';
import { record } from '@/lib/audit/record';
import { config } from '@/lib/config';
import { db } from '@/lib/db/client';

/** Whether the demo account keeps the password that the start printed: nobody from elsewhere can try it. */
const keepsDemoPassword = () => isForThisMachineAlone(config());

/**
 * Makes the first account of an installation, once, and gives the lines that tell its password: they
 * are printed and kept nowhere. All in one transaction, so that replicas which start together make
 * one account, and a start that is cut short makes none.
 */
export async function firstRun({ embedded }: { embedded: boolean }): Promise<string[]> {
  const kind = config().FIRST_RUN ?? (embedded ? 'demo' : 'operator');
  if (await isOver()) return keepsDemoPassword() ? [] : limitDemoPassword();
  const password = generatePassword();
  const passwordHash = await hashPassword(password);
  const username = kind === 'demo' ? 'demo' : 'operator';
  const limited = !(kind === 'demo' && keepsDemoPassword());
  const home = kind === 'demo' ? await makeDemoHome() : undefined;

  const made = await db().$transaction(async (tx) => {
    const { count } = await tx.installation.createMany({
      data: { key: FIRST_RUN, value: kind },
      skipDuplicates: true,
    });
    if (count === 0 || kind === 'none' || (await tx.account.count()) > 0) return false;
    const account = await insertAccount(tx, { username, passwordHash, home, plan: 'default' });
    if (account.ok && kind === 'demo') await addDemoTokens(tx, account.value);
    if (account.ok && limited) await limitPassword(tx, account.value.id);
    return account.ok;
  });
  if (!made) return [];
  return [
    `Sign in as ${username} with the password ${password}`,
    limited
      ? `It is shown this once. Sign in and choose your own within ${FIRST_PASSWORD_HOURS} hours.`
      : 'It is shown this once. Change it on the Account page.',
  ];
}

/** For a server that other machines can reach and that was for this one alone when it made the demo account. */
async function limitDemoPassword(): Promise<string[]> {
  const limited = await db().$transaction(async (tx) => {
    const [demo] = await tx.$queryRaw<{ id: string }[]>`
      SELECT a.id FROM account a JOIN installation i ON i.key = ${FIRST_RUN} AND i.value = 'demo'
      WHERE a.username = 'demo' AND NOT a.password_must_change AND NOT EXISTS (
        SELECT FROM audit_event e WHERE e.account_id = a.id AND e.deed = 'password.changed')
      FOR UPDATE OF a`;
    if (!demo) return false;
    await limitPassword(tx, demo.id);
    await record(tx, commandLineActor(demo.id), { action: 'password.limited' });
    return true;
  });
  return limited
    ? [
        `Other machines can reach this server now: the demo account must choose a new password within ${FIRST_PASSWORD_HOURS} hours.`,
      ]
    : [];
}

const FIRST_RUN = 'first_run';

async function isOver(): Promise<boolean> {
  return (await db().installation.findUnique({ where: { key: FIRST_RUN } })) !== null;
}
