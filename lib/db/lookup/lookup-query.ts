import type { Connection, Submittable } from 'pg';

/** A token and its owner as one statement read them, with the database's clock at that moment. */
export type TokenAndOwner = {
  id: string;
  name: string;
  unrestricted: boolean;
  features: string[];
  expiresAt: Date | null;
  createdAt: Date;
  accountId: string;
  username: string;
  ownerSuspended: boolean;
  now: Date;
};

const NAME = 'verify';
// One text a row, because reading many values is what costs most in a batch. Nothing in it holds a tab.
const STATEMENT = `
  SELECT concat_ws(E'\\t', encode(t.digest, 'hex'), t.id, t.name, t.unrestricted,
         coalesce(array_to_string(t.features, ' '), ''), coalesce((date_part('epoch', t.expires_at) * 1000)::text, ''),
         date_part('epoch', t.created_at) * 1000, a.id, a.username, a.suspended_at IS NOT NULL,
         date_part('epoch', clock_timestamp()) * 1000)
  FROM token t JOIN account a ON a.id = t.account_id
  WHERE t.digest = ANY($1::bytea[])`;

type Done = (error: Error | null, found: Map<string, TokenAndOwner>) => void;

/**
 * The tokens of these digests (hex), by digest: the prepared statement of the look-ups, in as few messages
 * as the protocol allows. `prepare` on the first of a connection.
 */
export class LookupQuery implements Submittable {
  readonly #digests: readonly string[];
  readonly #prepare: boolean;
  readonly #found = new Map<string, TokenAndOwner>();
  /** Told once how it ended; the client puts its own timeout in front of it. */
  callback: Done;

  constructor(digests: readonly string[], { prepare }: { prepare: boolean }, callback: Done) {
    this.#digests = digests;
    this.#prepare = prepare;
    this.callback = callback;
  }

  submit(connection: Connection): void {
    connection.stream.cork();
    if (this.#prepare) connection.parse({ name: NAME, text: STATEMENT, types: [] }, true);
    connection.bind({ statement: NAME, values: [byteaArray(this.#digests)] }, true);
    connection.execute({}, true);
    connection.sync();
    connection.stream.uncork();
  }

  handleDataRow({ fields: [text = ''] }: { fields: [string?] }): void {
    const [digest = '', ...values] = text.split('\t');
    this.#found.set(digest, toTokenAndOwner(values));
  }

  handleReadyForQuery(): void {
    this.callback(null, this.#found);
  }

  handleError(error: Error): void {
    this.callback(error, this.#found);
  }

  // Nothing to learn from them; the client calls them all the same.
  handleRowDescription(): void {}
  handleCommandComplete(): void {}
}

/** The binary form of a `bytea[]`, which costs the server no parsing: its head, then each length and value. */
function byteaArray(digests: readonly string[]): Buffer {
  const [dimensions, nulls, byteaType, lowerBound, length] = [1, 0, 17, 1, 32];
  const array = Buffer.allocUnsafe(20 + digests.length * (4 + length));
  let at = 0;
  for (const word of [dimensions, nulls, byteaType, digests.length, lowerBound])
    at = array.writeInt32BE(word, at);
  for (const digest of digests) {
    at = array.writeInt32BE(length, at);
    at += array.write(digest, at, 'hex');
  }
  return array;
}

function toTokenAndOwner(values: string[]): TokenAndOwner {
  const [
    id = '',
    name = '',
    unrestricted,
    features,
    expiresAt,
    createdAt,
    accountId = '',
    username = '',
    suspended,
    now,
  ] = values;
  return {
    id,
    name,
    unrestricted: unrestricted === 't',
    features: features ? features.split(' ') : [],
    expiresAt: expiresAt ? new Date(Number(expiresAt)) : null,
    createdAt: new Date(Number(createdAt)),
    accountId,
    username,
    ownerSuspended: suspended === 't',
    now: new Date(Number(now)),
  };
}
