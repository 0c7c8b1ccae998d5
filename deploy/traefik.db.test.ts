import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe } from 'vitest';
import { parse } from 'yaml';
import { z } from 'zod';
import { keepsItsPromises } from '@/deploy/testing/promises';
import { askDoor, type Decision, type Headers, relay, without } from '@/deploy/testing/relay';

const middleware = z.union([
  z.strictObject({ headers: z.strictObject({ customRequestHeaders: z.record(z.string(), z.literal('')) }) }),
  z.strictObject({
    forwardAuth: z.strictObject({
      address: z.url(),
      trustForwardHeader: z.literal(false),
      authResponseHeaders: z.array(z.string()),
    }),
  }),
]);

const recipe = z.object({
  http: z.object({
    routers: z.record(
      z.string(),
      z.strictObject({ rule: z.string(), service: z.string(), middlewares: z.array(z.string()) }),
    ),
    middlewares: z.record(z.string(), middleware),
    services: z.record(z.string(), z.unknown()),
  }),
});

const { routers, middlewares, services } = recipe.parse(
  parse(readFileSync(join(import.meta.dirname, 'traefik/dynamic.yml'), 'utf8')),
).http;

// Traefik is in no package registry. This does what its documentation says of the parts that the
// recipe uses, and refuses to read a recipe that uses others.
describe('what Traefik does by our recipe', () => {
  keepsItsPromises(({ latchkey, service }) =>
    relay(service, async ({ method, url, headers: sent, address }) => {
      let headers = sent;
      for (const one of routerFor(url).middlewares.map((name) => middlewares[name])) {
        if (!one) throw new Error('The recipe names a middleware that it does not have.');
        if ('headers' in one) {
          headers = without(headers, Object.keys(one.headers.customRequestHeaders));
          continue;
        }
        const { address: door, authResponseHeaders } = one.forwardAuth;
        const decision = await forwardAuth(doorAt(door, latchkey), authResponseHeaders, headers, {
          method,
          url,
          address,
        });
        if ('answer' in decision) return decision;
        headers = decision.pass;
      }
      return { pass: headers };
    }),
  );
});

/** Of the routers whose rule matches, the one with the longest rule (Traefik's default priority). */
function routerFor(url: string) {
  const matching = Object.values(routers).filter(({ rule }) =>
    url.startsWith(/^PathPrefix\(`(.+)`\)$/.exec(rule)?.[1] ?? '\0'),
  );
  const [router] = matching.sort((a, b) => b.rule.length - a.rule.length);
  if (!router || !services[router.service]) throw new Error(`No router or no service for ${url}.`);
  return router;
}

/** A GET with the client's headers and where it came from; a 2xx replaces the named headers, anything else is the answer. */
async function forwardAuth(
  door: URL,
  replaced: string[],
  headers: Headers,
  { method, url, address }: { method: string; url: string; address: string },
): Promise<Decision> {
  const forwarded = {
    'x-forwarded-method': method,
    'x-forwarded-proto': 'http',
    'x-forwarded-host': headers.host ?? '',
    'x-forwarded-uri': url,
    'x-forwarded-for': address,
  };
  const asked = {
    ...without(headers, ['content-length', 'transfer-encoding', 'connection', 'host']),
    ...forwarded,
  };
  const answer = await askDoor(door, 'GET', asked);
  if (!answer) return { answer: { status: 500, headers: {} } };
  if (answer.status < 200 || answer.status > 299)
    return {
      answer: {
        status: answer.status,
        headers: without(answer.headers, ['content-length', 'transfer-encoding']),
      },
    };
  const given = replaced
    .map((name) => name.toLowerCase())
    .filter((name) => answer.headers[name] !== undefined);
  return {
    pass: {
      ...without(headers, replaced),
      ...Object.fromEntries(given.map((name) => [name, answer.headers[name] as string])),
    },
  };
}

function doorAt(address: string, port: number): URL {
  const door = new URL(address);
  door.port = String(port);
  return door;
}
