import { randomUUID } from 'node:crypto';
import type { ServerResponse } from 'node:http';

/** What a contender knows of a token; `expiresAt` in milliseconds. */
export type Known = {
  id: string;
  name: string;
  username: string;
  features: string;
  expiresAt: number | null;
};

/** The answer that Latchkey's door gives, with as many headers of the same length. */
export function answer(response: ServerResponse, token: Known | undefined): void {
  if (!token || (token.expiresAt !== null && token.expiresAt <= Date.now())) {
    const body = '{"type":"/problems/invalid-token","title":"The token is not good.","status":401}';
    response.writeHead(401, {
      'Content-Type': 'application/problem+json',
      'WWW-Authenticate': 'Bearer realm="Latchkey", error="invalid_token"',
      'Cache-Control': 'no-store',
      'X-Request-Id': randomUUID(),
      'X-Content-Type-Options': 'nosniff',
      'Content-Length': body.length,
    });
    response.end(body);
    return;
  }
  response.writeHead(200, {
    'X-Latchkey-Account': token.username,
    'X-Latchkey-Token-Id': token.id,
    'X-Latchkey-Token-Name': token.name,
    'X-Latchkey-Features': token.features,
    'Cache-Control': 'no-store',
    'X-Request-Id': randomUUID(),
    'X-Content-Type-Options': 'nosniff',
    'Content-Length': 0,
  });
  response.end();
}
