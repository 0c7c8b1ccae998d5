import { createHash } from 'node:crypto';
import Provider from 'oidc-provider';
import { Pool } from 'pg';
import { databaseUrl, serve } from '@/bench/contenders/serve';

// oidc-provider's introspection of opaque tokens that stand in the same table, found by the same digest.
const pool = new Pool({ connectionString: databaseUrl(), max: 10 });
const text = `
  SELECT t.id, a.username, extract(epoch FROM t.expires_at)::int AS exp, extract(epoch FROM t.created_at)::int AS iat
  FROM token t JOIN account a ON a.id = t.account_id WHERE t.digest = $1 AND a.suspended_at IS NULL`;

class Tokens {
  readonly #kind: string;

  constructor(kind: string) {
    this.#kind = kind;
  }

  async find(id: string) {
    if (this.#kind !== 'AccessToken') return undefined;
    const digest = createHash('sha256').update(id).digest();
    const { rows } = await pool.query({ name: 'find', text, values: [digest] });
    const [row] = rows;
    if (!row) return undefined;
    return {
      kind: 'AccessToken',
      jti: id,
      clientId: 'bench',
      accountId: row.username,
      scope: 'verify',
      exp: row.exp,
      iat: row.iat,
    };
  }

  async upsert() {}
  async findByUid() {
    return undefined;
  }
  async findByUserCode() {
    return undefined;
  }
  async consume() {}
  async destroy() {}
  async revokeByGrantId() {}
}

const provider = new Provider('http://127.0.0.1', {
  adapter: Tokens,
  clients: [
    {
      client_id: 'bench',
      client_secret: 'bench',
      redirect_uris: ['http://127.0.0.1/'],
      token_endpoint_auth_method: 'client_secret_basic',
    },
  ],
  features: {
    introspection: { enabled: true, allowedPolicy: () => true },
    devInteractions: { enabled: false },
  },
});
serve(provider.callback());
