import { insertAccount } from '@/lib/accounts/create-account';
import { addDemoTokens, makeDemoHome } from '@/lib/accounts/demo';
import { generatePassword } from '@/lib/accounts/generate-password';
import { hashPassword } from '@/lib/accounts/password';
import { config } from '@/lib/config';
import { db } from '@/lib/db/client';

/**
 * Makes the first account of an installation, once, and gives the lines that tell its password: they
 * are printed and kept nowhere. All in one transaction, so that replicas which start together make
 * one account, and a start that is cut short makes none.
 */
export async function firstRun({ embedded }: { embedded: boolean }): Promise<string[]> {
  const kind = config().FIRST_RUN ?? (embedded ? 'demo' : 'operator');
  if (await isOver()) return [];
  const password = generatePassword();
  const passwordHash = await hashPassword(password);
  const username = kind === 'demo' ? 'demo' : 'operator';
  const home = kind === 'demo' ? await makeDemoHome() : undefined;

  const made = await db().$transaction(async (tx) => {
    const { count } = await tx.installation.createMany({
      data: { key: FIRST_RUN, value: kind },
      skipDuplicates: true,
    });
    if (count === 0 || kind === 'none' || (await tx.account.count()) > 0) return false;
    const account = await insertAccount(tx, { username, passwordHash, home, plan: 'default' });
    if (account.ok && kind === 'demo') await addDemoTokens(tx, account.value);
    return account.ok;
  });
  if (!made) return [];
  return [
    `Sign in as ${username} with the password ${password}`,
    'It is shown this once. Change it on the Account page.',
  ];
}

const FIRST_RUN = 'first_run';

async function isOver(): Promise<boolean> {
  return (await db().installation.findUnique({ where: { key: FIRST_RUN } })) !== null;
}
