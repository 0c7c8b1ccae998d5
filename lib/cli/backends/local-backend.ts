import { findAccount, listAccounts } from '@/lib/accounts/list-accounts';
import { type Actor, commandLineActor } from '@/lib/actor/actor';
import { toTokenJson } from '@/lib/api/tokens/token-json';
import type { Backend, Verdict, WantedToken } from '@/lib/cli/backends/backend';
import type { LocalDatabase } from '@/lib/cli/backends/local-database';
import { parsed } from '@/lib/cli/backends/parsed';
import { Exit } from '@/lib/cli/exit';
import { config } from '@/lib/config';
import { argumentsOf } from '@/lib/functions/arguments/catalogue';
import { toEnvelope } from '@/lib/functions/outcome';
import { findFunction, listFunctions, unknownFunction } from '@/lib/functions/registry';
import { once } from '@/lib/once';
import type { Result } from '@/lib/result';
import { createToken, newToken } from '@/lib/tokens/create-token';
import type { TokenError } from '@/lib/tokens/errors';
import { findTokenByName } from '@/lib/tokens/find-token';
import { allTokens } from '@/lib/tokens/listing/all-tokens';
import { filter } from '@/lib/tokens/listing/matching';
import { renameToken, renaming } from '@/lib/tokens/rename-token';
import { revokeTokens } from '@/lib/tokens/revoke-tokens';
import { verify } from '@/lib/tokens/verify-token';

/** A backend on the installation's own database, on behalf of the account `user`. */
export function localBackend(database: LocalDatabase, user: string | undefined): Backend {
  const actor = once(() => actorFor(user));
  return {
    zone: config().SERVER_TIME_ZONE,
    close: () => database.close(),

    async create(wanted) {
      const { token, secret } = orExit(await createToken(await actor(), parsed(toNewToken(wanted))));
      return { token: toTokenJson(token), secret };
    },

    async list({ search = '', state }) {
      const wanted = filter.safeParse({ search, state }).data;
      return wanted ? orExit(await allTokens(await actor(), wanted)).map(toTokenJson) : [];
    },

    async rename(name, newName) {
      const { id } = orExit(await findTokenByName(await actor(), name), `There is no token named “${name}”.`);
      orExit(await renameToken(await actor(), id, parsed(renaming.safeParse({ name: newName }))));
      return toTokenJson(orExit(await findTokenByName(await actor(), newName)));
    },

    async revoke(names) {
      const ids: string[] = [];
      const missing: string[] = [];
      for (const name of names) {
        const token = await findTokenByName(await actor(), name);
        if (token.ok) ids.push(token.value.id);
        else missing.push(name);
      }
      const revoked = ids.length
        ? orExit(await revokeTokens(await actor(), { kind: 'ids', ids })).revoked
        : 0;
      return { revoked, missing };
    },

    async revokeExpired() {
      const expired = { kind: 'matching' as const, filter: { search: '', state: 'expired' as const } };
      return orExit(await revokeTokens(await actor(), expired));
    },

    async verify(secret, feature) {
      return toVerdict(await verify(secret, { address: null, feature }));
    },

    async call(module, name, sent) {
      const found = findFunction(module, name);
      return toEnvelope(found ? await found.call(await actor(), sent) : unknownFunction(module, name));
    },

    async functions() {
      return listFunctions().map((one) => ({
        module: one.module,
        name: one.name,
        summary: one.summary,
        feature: one.feature,
        anyToken: one.anyToken === true,
        arguments: argumentsOf(one),
        allowed: true,
      }));
    },
  };
}

async function actorFor(user: string | undefined): Promise<Actor> {
  if (user === undefined) return commandLineActor(await onlyAccount());
  const account = await findAccount(user);
  if (!account) throw new Exit('not_found', `There is no account named “${user}”.`);
  return commandLineActor(account.id);
}

/** Where there is but one account, nobody needs to say which. */
async function onlyAccount(): Promise<string> {
  const [first, ...others] = await listAccounts();
  if (!first)
    throw new Exit('not_found', 'There is no account yet: make one with “latchkey accounts create NAME”.');
  if (others.length)
    throw new Exit('usage', `Say whose tokens you mean with --user, for example --user ${first.username}.`);
  return first.id;
}

function toNewToken({ name, expiry, features }: WantedToken) {
  const rights = features === 'all' ? { kind: 'unrestricted' } : { kind: 'limited', features };
  return newToken.safeParse({ name, expiry, rights });
}

function toVerdict({ code, token }: Awaited<ReturnType<typeof verify>>): Verdict {
  if (!token) return { valid: false, code };
  const { name, rights, expiresAt, account } = token;
  const features = rights.kind === 'limited' ? rights.features : [];
  const told = {
    name,
    unrestricted: rights.kind === 'unrestricted',
    features,
    expiresAt: expiresAt?.toISOString() ?? null,
    account: { username: account.username },
  };
  return { valid: code === 'valid', code, token: told };
}

function orExit<T>(result: Result<T, TokenError>, ifNotFound = 'There is no such token.'): T {
  if (result.ok) return result.value;
  const { error } = result;
  if (error.kind === 'not_found') throw new Exit('not_found', ifNotFound);
  throw new Exit(
    'failed',
    error.kind === 'forbidden' ? error.message : Object.values(error.fields).join(' '),
  );
}
