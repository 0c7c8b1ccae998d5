import { z } from '@hono/zod-openapi';
import { featureJson, instantJson } from '@/lib/api/tokens/token-json';
import { calendarDate, isInstant } from '@/lib/time';
import type { NewToken } from '@/lib/tokens/create-token';
import type { Expiry } from '@/lib/tokens/expiry';
import { tokenName } from '@/lib/tokens/name';

const instant = z.iso
  .datetime({
    offset: true,
    error: 'Give an instant with its offset, for example 2027-11-24T22:59:59Z, or null for never.',
  })
  .refine(isInstant, 'Give an instant from 1970 to 9999.');

/** What a client sends to create a token: flat, and with nothing left to guess about its rights. */
export const createBody = z
  .strictObject({
    name: tokenName,
    expiresAt: instant
      .nullable()
      .optional()
      .openapi({
        ...instantJson.def,
        type: ['string', 'null'],
        format: 'date-time',
        description: 'The instant from which the token is refused; null: never.',
      }),
    expiresOn: calendarDate.optional().openapi({
      type: 'string',
      format: 'date',
      example: '2027-11-24',
      description: 'The date in server time at the end of which the token expires.',
    }),
    unrestricted: z
      .boolean()
      .optional()
      .openapi({ description: 'true: the token may call every API function.' }),
    features: z
      .array(featureJson)
      .min(1, 'Choose at least one feature, or “unrestricted”: true.')
      .max(100)
      .optional(),
  })
  .superRefine((body, context) => {
    const fault = (path: string, message: string) =>
      context.addIssue({ code: 'custom', path: [path], message });
    if (body.expiresAt !== undefined && body.expiresOn !== undefined)
      fault('expiresOn', 'Give “expiresAt” or “expiresOn”, not both.');
    if (body.unrestricted && body.features)
      fault('features', 'An unrestricted token has no list of features. Leave one of the two out.');
    if (!body.unrestricted && !body.features) fault('features', 'Choose features, or “unrestricted”: true.');
  })
  .openapi('NewToken');

export type CreateBody = z.output<typeof createBody>;

/** What the client asks for, in the words of the domain. */
export function toNewToken(body: CreateBody): NewToken {
  return {
    name: body.name,
    expiry: toExpiry(body),
    rights: body.features ? { kind: 'limited', features: body.features } : { kind: 'unrestricted' },
  };
}

function toExpiry({ expiresAt, expiresOn }: CreateBody): Expiry {
  if (expiresAt === null) return { kind: 'never' };
  if (expiresAt !== undefined) return { kind: 'instant', at: new Date(expiresAt) };
  if (expiresOn !== undefined) return { kind: 'date', date: expiresOn };
  return { kind: 'default' };
}

/** The field of the body that the domain's `expiry` came from. */
export function expiryField(body: CreateBody): 'expiresOn' | 'expiresAt' {
  return body.expiresOn === undefined ? 'expiresAt' : 'expiresOn';
}
