import { apiKey } from '@better-auth/api-key';
import { betterAuth } from 'better-auth';
import { Pool } from 'pg';
import { bearerOf, databaseUrl, serve } from '@/bench/contenders/serve';

/** Where its tables are: some have the names of ours. */
export const SCHEMA = 'better_auth';

/** better-auth with its API-key plugin, as a service would ask it; without its rate limit, which writes at every verify. */
export const auth = betterAuth({
  database: new Pool({ connectionString: databaseUrl(), max: 10, options: `-c search_path=${SCHEMA}` }),
  secret: 'a secret of the benchmark, for nobody else',
  baseURL: 'http://localhost',
  telemetry: { enabled: false },
  logger: { disabled: true },
  plugins: [apiKey({ rateLimit: { enabled: false }, deferUpdates: true })],
});

if (process.env.PORT) {
  serve(async (request, response) => {
    const key = bearerOf(request.headers.authorization);
    const { valid } = await auth.api.verifyApiKey({ body: { key } });
    response.writeHead(valid ? 200 : 401, { 'Cache-Control': 'no-store', 'Content-Length': 0 }).end();
  });
}
