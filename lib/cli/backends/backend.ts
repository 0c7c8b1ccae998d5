import type { TokenJson } from '@/lib/api/tokens/token-json';
import type { Arguments } from '@/lib/functions/arguments/arguments';
import type { Argument } from '@/lib/functions/arguments/catalogue';
import type { Envelope } from '@/lib/functions/outcome';
import type { TokenState } from '@/lib/tokens/state';

/** When a new token shall expire; `default` is one year from today. */
export type WantedExpiry =
  | { kind: 'default' }
  | { kind: 'never' }
  | { kind: 'date'; date: string }
  | { kind: 'instant'; at: Date };

export type WantedToken = { name: string; expiry: WantedExpiry; features: string[] | 'all' };

export type Verdict = {
  valid: boolean;
  code: string;
  token?: {
    name: string;
    unrestricted: boolean;
    features: string[];
    expiresAt: string | null;
    account: { username: string };
  };
};

export type CatalogueEntry = {
  module: string;
  name: string;
  summary: string;
  feature: string | null;
  /** Any token may call it, whatever `feature` says. */
  anyToken: boolean;
  arguments: Argument[];
  allowed: boolean;
};

/**
 * Where the commands on tokens and functions are done: on the installation's own database, or by a
 * server over the network. What cannot be done is thrown as Exit.
 */
export type Backend = {
  /** The zone that dates are shown in. */
  zone: string;
  create(wanted: WantedToken): Promise<{ token: TokenJson; secret: string }>;
  list(filter: { search?: string; state?: TokenState }): Promise<TokenJson[]>;
  rename(name: string, newName: string): Promise<TokenJson>;
  /** Revokes by name; gives the names that there were no tokens of. */
  revoke(names: string[]): Promise<{ revoked: number; missing: string[] }>;
  revokeExpired(): Promise<{ revoked: number }>;
  verify(secret: string, feature?: string): Promise<Verdict>;
  call(module: string, name: string, sent: Arguments): Promise<Envelope>;
  functions(): Promise<CatalogueEntry[]>;
  close(): Promise<void>;
};
