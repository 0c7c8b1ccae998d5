import { z } from 'zod';
import { type TokenJson, tokenJson } from '@/lib/api/tokens/token-json';
import type { Backend, WantedExpiry } from '@/lib/cli/backends/backend';
import { ask, askFor, problemExit, type Server } from '@/lib/cli/backends/http';
import { Exit } from '@/lib/cli/exit';

const page = z.object({ tokens: z.array(tokenJson), next: z.string().nullable() });
const created = z.object({ token: tokenJson, secret: z.string() });
const revocation = z.object({ revoked: z.number() });
const sentences = z.array(z.string()).nullable();
const envelope = z.object({
  status: z.union([z.literal(0), z.literal(1)]),
  data: z.unknown(),
  errors: sentences,
  messages: sentences,
  warnings: sentences,
  metadata: z.record(z.string(), z.unknown()),
});
const verdict = z.object({
  valid: z.boolean(),
  code: z.string(),
  token: z
    .object({
      name: z.string(),
      unrestricted: z.boolean(),
      features: z.array(z.string()),
      expiresAt: z.string().nullable(),
      account: z.object({ username: z.string() }),
    })
    .optional(),
});
const catalogue = z.object({
  functions: z.array(
    z.object({
      module: z.string(),
      name: z.string(),
      summary: z.string(),
      feature: z.string().nullable(),
      // A server of an earlier version does not tell.
      anyToken: z.boolean().default(false),
      arguments: z.array(z.object({ name: z.string(), required: z.boolean(), list: z.boolean() })),
      allowed: z.boolean(),
    }),
  ),
});

/** As many as the server takes in one request. */
const REVOKED_AT_ONCE = 1000;

/** A backend at a server, with what the token may do there. */
export function remoteBackend(server: Server): Backend {
  return {
    // The server's own zone is not told; UTC is said and unmistakable.
    zone: 'UTC',
    close: async () => undefined,

    create: ({ name, expiry, features }) =>
      askFor(created, server, '/api/v1/tokens', {
        method: 'POST',
        json: {
          name,
          ...expiryFields(expiry),
          ...(features === 'all' ? { unrestricted: true } : { features }),
        },
      }),

    list: (filter) => listAll(server, filter),

    async rename(name, newName) {
      const { id } = await byName(server, name);
      return askFor(tokenJson, server, `/api/v1/tokens/${id}`, { method: 'PATCH', json: { name: newName } });
    },

    async revoke(names) {
      const tokens = await Promise.all(names.map((name) => findByName(server, name)));
      const ids = tokens.flatMap((token) => token?.id ?? []);
      return { revoked: await revokeAll(server, ids), missing: names.filter((_, at) => !tokens[at]) };
    },

    async revokeExpired() {
      const expired = await listAll(server, { state: 'expired' });
      return {
        revoked: await revokeAll(
          server,
          expired.map(({ id }) => id),
        ),
      };
    },

    verify: (token, feature) =>
      askFor(verdict, server, '/api/v1/tokens/verify', { method: 'POST', json: { token, feature } }),

    async call(module, name, sent) {
      const path = `/execute/${encodeURIComponent(module)}/${encodeURIComponent(name)}`;
      const answer = await ask(server, path, {
        method: 'POST',
        form: new URLSearchParams(sent.map(([key, value]) => [key, value])),
      });
      const parsed = envelope.safeParse(answer.body);
      if (!parsed.success) throw problemExit(answer);
      if (answer.status !== 200)
        throw problemExit({ ...answer, body: { detail: parsed.data.errors?.join(' ') } });
      return parsed.data;
    },

    functions: async () => (await askFor(catalogue, server, '/api/v1/functions')).functions,
  };
}

function expiryFields(expiry: WantedExpiry) {
  if (expiry.kind === 'default') return {};
  if (expiry.kind === 'never') return { expiresAt: null };
  return expiry.kind === 'date' ? { expiresOn: expiry.date } : { expiresAt: expiry.at.toISOString() };
}

async function listAll(
  server: Server,
  { search, state }: Parameters<Backend['list']>[0],
): Promise<TokenJson[]> {
  const tokens: TokenJson[] = [];
  const query = new URLSearchParams({
    limit: '100',
    sort: 'name',
    direction: 'asc',
    ...(search && { search }),
    ...(state && { state }),
  });
  for (;;) {
    const { tokens: some, next } = await askFor(page, server, `/api/v1/tokens?${query}`);
    tokens.push(...some);
    if (next === null) return tokens;
    query.set('cursor', next);
  }
}

async function findByName(server: Server, name: string): Promise<TokenJson | undefined> {
  return (await listAll(server, { search: name })).find((token) => token.name === name);
}

async function byName(server: Server, name: string): Promise<TokenJson> {
  const token = await findByName(server, name);
  if (!token) throw new Exit('not_found', `There is no token named “${name}”.`);
  return token;
}

async function revokeAll(server: Server, ids: string[]): Promise<number> {
  let revoked = 0;
  for (let from = 0; from < ids.length; from += REVOKED_AT_ONCE) {
    const json = { ids: ids.slice(from, from + REVOKED_AT_ONCE) };
    revoked += (await askFor(revocation, server, '/api/v1/tokens/revoke', { method: 'POST', json })).revoked;
  }
  return revoked;
}
