import { createAccount, newAccount } from '@/lib/accounts/create-account';
import { domainName } from '@/lib/accounts/domain/domain-name';
import { setDomain } from '@/lib/accounts/domain/set-domain';
import { listAccounts } from '@/lib/accounts/list-accounts';
import { setPassword } from '@/lib/accounts/passwords/change-password';
import { endAllSessions } from '@/lib/accounts/sessions/sessions';
import { resumeAccount, suspendAccount } from '@/lib/accounts/suspend';
import { parsed } from '@/lib/cli/backends/parsed';
import { Exit } from '@/lib/cli/exit';

/** The accounts of the installation's own database. What was typed wrong or is not there ends the command. */
export const localAccounts = {
  list: listAccounts,
  create: async (typed: object) => done(await createAccount(parsed(newAccount.safeParse(typed)))),
  suspend: async (username: string) => found(await suspendAccount(username), username),
  resume: async (username: string) => found(await resumeAccount(username), username),
  async setDomain(username: string, typed: string | null) {
    const domain = typed === null ? null : parsed(domainName.safeParse(typed));
    return { domain, ...found(await setDomain(username, domain), username) };
  },
  endSessions: async (username: string) => found(await endAllSessions(username), username),
  setPassword: async (username: string, password: string) =>
    done(found(await setPassword(username, password), username)),
};

export type Accounts = typeof localAccounts;

function done<T>(result: { ok: true; value: T } | { ok: false; error: object }): T {
  if (result.ok) return result.value;
  throw new Exit('failed', Object.values(result.error).join(' '));
}

function found<T>(result: T | null, username: string): T {
  if (result === null) throw new Exit('not_found', `There is no account named “${username}”.`);
  return result;
}
