import { limitedTo, type Rights, unrestricted } from '@/lib/actor/rights';
import type { Token as Row } from '@/lib/db/generated/client';

/** The record of a token, as its account may see it. Neither the secret nor its digest is part of it. */
export type Token = {
  id: string;
  name: string;
  hint: string;
  rights: Rights;
  expiresAt: Date | null;
  createdAt: Date;
  createdBy: string;
  lastUsedAt: Date | null;
  lastUsedAddress: string | null;
};

/** The columns that a Token is made of; never `digest`. */
export const tokenColumns = {
  id: true,
  name: true,
  hint: true,
  unrestricted: true,
  features: true,
  expiresAt: true,
  createdAt: true,
  createdBy: true,
} as const;

export type TokenRow = Pick<Row, keyof typeof tokenColumns>;
/** A row with its last use beside it. */
export type UsedTokenRow = TokenRow & Pick<Token, 'lastUsedAt' | 'lastUsedAddress'>;

export function toToken(row: UsedTokenRow): Token {
  const { unrestricted: all, features, ...facts } = row;
  return { ...facts, rights: all ? unrestricted : limitedTo(features) };
}
