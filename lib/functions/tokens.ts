import { z } from 'zod';
import type { Actor } from '@/lib/actor/actor';
import { defineFunction } from '@/lib/functions/define';
import { unixSeconds } from '@/lib/functions/figures/unix-time';
import { type Outcome, refuse, succeed } from '@/lib/functions/outcome';
import { createToken, type NewToken } from '@/lib/tokens/create-token';
import type { TokenError } from '@/lib/tokens/errors';
import type { Expiry } from '@/lib/tokens/expiry';
import { findTokenByName } from '@/lib/tokens/find-token';
import { allTokens } from '@/lib/tokens/listing/all-tokens';
import { tokenName } from '@/lib/tokens/name';
import { renameToken } from '@/lib/tokens/rename-token';
import { revokeToken } from '@/lib/tokens/revoke-tokens';
import { featureName } from '@/lib/tokens/rights/features';
import type { Token } from '@/lib/tokens/token';

const module = 'Tokens';
const feature = 'apitokens';

const expiresAt = z
  .string()
  .regex(
    /^\d{0,12}$/,
    'Give the expiry as Unix seconds, for example 1830297600; 0 or nothing: it does not expire.',
  )
  .default('0')
  .transform(
    (seconds): Expiry =>
      Number(seconds) === 0 ? { kind: 'never' } : { kind: 'instant', at: new Date(Number(seconds) * 1000) },
  );

const endsBeforeItsMaker =
  'A token that expires can only create tokens that expire no later than itself: it must give `expires_at`.';

const existingName = z.string({ error: 'Give the name of the token.' }).min(1, 'Give the name of the token.');
const created = z.object({ create_time: z.int(), token: z.string() });

export const tokensFunctions = [
  defineFunction({
    module,
    feature,
    name: 'create_full_access',
    summary: 'Create a token that may call every API function',
    note: endsBeforeItsMaker,
    input: z.object({ name: tokenName, expires_at: expiresAt }),
    data: created,
    handler: (actor, { name, expires_at }) =>
      create(actor, { name, expiry: expires_at, rights: { kind: 'unrestricted' } }),
  }),
  defineFunction({
    module,
    feature,
    name: 'create_limited',
    summary: 'Create a token that may call the functions of some features',
    note: endsBeforeItsMaker,
    input: z.object({
      name: tokenName,
      expires_at: expiresAt,
      features: z
        .array(featureName, { error: 'Give at least one feature.' })
        .max(100, 'There are not that many features.'),
    }),
    data: created,
    handler: (actor, { name, expires_at, features }) =>
      create(actor, { name, expiry: expires_at, rights: { kind: 'limited', features } }),
  }),
  defineFunction({
    module,
    feature,
    name: 'list',
    summary: 'List the tokens of the account',
    input: z.object({}),
    data: z.array(
      z.object({
        name: z.string(),
        create_time: z.int(),
        expires_at: z.int().nullable(),
        has_full_access: z.union([z.literal(0), z.literal(1)]),
        features: z.array(z.string()),
      }),
    ),
    async handler(actor) {
      const tokens = await allTokens(actor);
      return tokens.ok
        ? succeed(tokens.value.map(listed), { metadata: { transformed: 1 } })
        : refused(tokens.error);
    },
  }),
  defineFunction({
    module,
    feature,
    name: 'rename',
    summary: 'Give a token of the account another name, whatever its rights',
    input: z.object({ name: existingName, new_name: tokenName }),
    data: z.null(),
    async handler(actor, { name, new_name }) {
      const token = await findTokenByName(actor, name);
      const renamed = token.ok ? await renameToken(actor, token.value.id, { name: new_name }) : token;
      if (renamed.ok) return succeed(null);
      return renamed.error.kind === 'not_found'
        ? refuse(`You have no token named “${name}”.`)
        : refused(renamed.error);
    },
  }),
  defineFunction({
    module,
    feature,
    name: 'revoke',
    summary: 'Revoke a token of the account, whatever its rights',
    input: z.object({ name: existingName }),
    data: z.literal(1),
    async handler(actor, { name }) {
      const token = await findTokenByName(actor, name);
      const revoked = token.ok ? await revokeToken(actor, token.value.id) : token;
      if (revoked.ok || revoked.error.kind === 'not_found') return succeed(1 as const);
      return refused(revoked.error);
    },
  }),
];

async function create(actor: Actor, wanted: NewToken): Promise<Outcome<z.input<typeof created>>> {
  const made = await createToken(actor, wanted);
  if (!made.ok) return refused(made.error);
  const { token, secret } = made.value;
  return succeed({ create_time: unixSeconds(token.createdAt), token: secret });
}

function listed({ name, createdAt, expiresAt: end, rights }: Token) {
  return {
    name,
    create_time: unixSeconds(createdAt),
    expires_at: end && unixSeconds(end),
    has_full_access: rights.kind === 'unrestricted' ? (1 as const) : (0 as const),
    features: rights.kind === 'limited' ? rights.features : [],
  };
}

/** The domain's refusal as sentences; the only field whose name differs on the wire says so itself. */
function refused(error: TokenError): Outcome<never> {
  if (error.kind === 'not_found') return refuse('You have no such token.');
  if (error.kind !== 'forbidden') return refuse(...Object.values(error.fields));
  const { message, latestExpiry } = error;
  return refuse(
    latestExpiry ? `${message} Give “expires_at”, at most ${unixSeconds(latestExpiry)}.` : message,
  );
}
