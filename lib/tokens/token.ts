import { limitedTo, type Rights, unrestricted } from '@/lib/actor/rights';
import { config } from '@/lib/config';
import { stateOf, type TokenState } from '@/lib/tokens/state';

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
  /** When it was read, by the database's clock, and the state it was in at that moment. */
  readAt: Date;
  state: TokenState;
};

/** The columns that a Token is made of, as the database has them; never `digest`. */
export type TokenRow = Omit<Token, 'rights' | 'state'> & { unrestricted: boolean; features: string[] };

export function toToken(row: TokenRow): Token {
  const { unrestricted: all, features, ...facts } = row;
  return {
    ...facts,
    rights: all ? unrestricted : limitedTo(features),
    state: stateOf(row.expiresAt, row.readAt, config().EXPIRY_WARNING_DAYS),
  };
}
