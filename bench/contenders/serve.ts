import { createServer, type RequestListener } from 'node:http';

/** Listens on PORT and says so, as every contender does. */
export function serve(listener: RequestListener): void {
  createServer(listener).listen(Number(process.env.PORT), '127.0.0.1', () =>
    console.log('The contender listens.'),
  );
}

export function databaseUrl(): string {
  return process.env.DATABASE_URL ?? '';
}

/** The secret of a request, without any of the checks that a product makes. */
export function bearerOf(authorization: string | undefined): string {
  return authorization?.slice('Bearer '.length) ?? '';
}
