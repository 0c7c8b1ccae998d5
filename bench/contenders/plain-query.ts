import { createHash } from 'node:crypto';
import { Pool } from 'pg';
import { answer, type Known } from '@/bench/contenders/answer';
import { bearerOf, databaseUrl, serve } from '@/bench/contenders/serve';

// What one writes first: a prepared query a request, on a pool of the usual size.
const pool = new Pool({ connectionString: databaseUrl(), max: 10 });

const text = `
  SELECT t.id, t.name, a.username, array_to_string(t.features, ',') AS features,
         extract(epoch FROM t.expires_at)::float8 * 1000 AS "expiresAt"
  FROM token t JOIN account a ON a.id = t.account_id WHERE t.digest = $1 AND a.suspended_at IS NULL`;

serve(async (request, response) => {
  const digest = createHash('sha256').update(bearerOf(request.headers.authorization)).digest();
  const { rows } = await pool.query<Known>({ name: 'verify', text, values: [digest] });
  answer(response, rows[0]);
});
