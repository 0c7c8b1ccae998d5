import { osUser } from '@/lib/actor/os-user';
import type { Rights } from '@/lib/actor/rights';

/** Who does a thing: a signed-in account, a token, or the command line on the database's own machine. */
export type Actor = AccountActor | TokenActor | CommandLineActor;

export type AccountActor = {
  kind: 'account';
  accountId: string;
  /** The account's username. */
  name: string;
  sessionId: string;
  address: string | null;
  restriction?: undefined;
};

/** Somebody who signed in with a password that somebody else made. No `Actor`: may only choose another. */
export type RestrictedActor = Omit<AccountActor, 'restriction'> & { restriction: 'new password' };

export type TokenActor = {
  kind: 'token';
  accountId: string;
  /** The token's name. */
  name: string;
  tokenId: string;
  rights: Rights;
  expiresAt: Date | null;
  address: string | null;
};

/** Has no row that could end while it acts: a change locks its account alone. The first run acts as this too. */
export type CommandLineActor = {
  kind: 'command_line';
  accountId: string;
  name: string;
  /** The user of the operating system. */
  user: string;
  address: null;
};

/** The actor for actions that an operator does on behalf of an account, from a shell. */
export function commandLineActor(accountId: string): CommandLineActor {
  return { kind: 'command_line', accountId, name: 'command line', user: osUser(), address: null };
}
