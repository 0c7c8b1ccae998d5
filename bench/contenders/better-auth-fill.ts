import { getMigrations } from 'better-auth/db/migration';
import { auth, SCHEMA } from '@/bench/contenders/better-auth';
import { databaseUrl } from '@/bench/contenders/serve';
import { withClient } from '@/bench/foundation/postgres';
import { EXPIRED_EVERY, SECRET_IN_SQL } from '@/bench/load/secrets';

// Gives better-auth its own tables in the same database, and the same secrets: DATABASE_URL and TOKENS say where and how many.
await withClient(databaseUrl(), (client) => client.query(`CREATE SCHEMA ${SCHEMA}`));
const { runMigrations } = await getMigrations(auth.options);
await runMigrations();
await withClient(databaseUrl(), async (client) => {
  await client.query(
    `INSERT INTO ${SCHEMA}.apikey (id, "configId", key, "referenceId", enabled, "rateLimitEnabled", "requestCount", "createdAt", "updatedAt", "expiresAt")
     SELECT gen_random_uuid(), 'default', translate(encode(sha256(s.secret::bytea), 'base64'), '+/=', '-_'),
            'account-' || n % 10000, true, false, 0, now(), now(),
            now() + CASE WHEN n % ${EXPIRED_EVERY} = 0 THEN interval '-1 day' ELSE interval '1 year' END
     FROM generate_series(1, $1::int) n, LATERAL ${SECRET_IN_SQL} s(secret)`,
    [Number(process.env.TOKENS)],
  );
  await client.query(`VACUUM ANALYZE ${SCHEMA}.apikey`);
});
console.log('The contender is filled.');
process.exit(0);
