import { z } from '@hono/zod-openapi';
import { featureNames } from '@/lib/tokens/rights/features';
import { tokenStates } from '@/lib/tokens/state';
import type { Token } from '@/lib/tokens/token';

export const instantJson = z.string().openapi({ format: 'date-time', example: '2027-11-24T22:59:59.000Z' });

/** A token as the API tells it. Neither secret nor digest. */
export const tokenJson = z
  .strictObject({
    id: z.string().openapi({ format: 'uuid', example: '0192f1a4-7f0e-7c4e-9f53-0a4f1c2b3d4e' }),
    name: z.string().openapi({ example: 'backup-script' }),
    hint: z.string().openapi({
      description: 'The last 4 characters of the secret, for telling tokens apart.',
      example: 'x7Qd',
    }),
    state: z
      .enum(tokenStates)
      .openapi({ description: 'By the clock of the database. “expiring”: within the warning window.' }),
    unrestricted: z.boolean().openapi({ description: 'Whether the token may call every API function.' }),
    features: z
      .array(z.string())
      .openapi({ description: 'The features of a limited token.', example: ['diskusage'] }),
    expiresAt: instantJson
      .nullable()
      .openapi({ description: 'From this instant on the token is refused; null: it does not expire.' }),
    createdAt: instantJson,
    createdBy: z.string().openapi({ example: 'alice' }),
    lastUsedAt: instantJson
      .nullable()
      .openapi({ description: 'The last use, told at most a minute late; null: never used.' }),
    lastUsedAddress: z.string().nullable().openapi({ example: '192.0.2.44' }),
  })
  .openapi('Token');

export type TokenJson = z.output<typeof tokenJson>;

/** A token of the domain in the API's form. */
export function toTokenJson(token: Token): TokenJson {
  const { rights } = token;
  return {
    id: token.id,
    name: token.name,
    hint: token.hint,
    state: token.state,
    unrestricted: rights.kind === 'unrestricted',
    features: rights.kind === 'limited' ? rights.features : [],
    expiresAt: token.expiresAt?.toISOString() ?? null,
    createdAt: token.createdAt.toISOString(),
    createdBy: token.createdBy,
    lastUsedAt: token.lastUsedAt?.toISOString() ?? null,
    lastUsedAddress: token.lastUsedAddress,
  };
}

export const featureJson = z.enum(featureNames).openapi('Feature');
