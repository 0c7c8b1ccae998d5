import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe } from 'vitest';
import { parse } from 'yaml';
import { z } from 'zod';
import { decoded, patternOf, split, withoutDots, withoutDoubleSlashes } from '@/deploy/testing/paths';
import { keepsItsPromises, type Start } from '@/deploy/testing/promises';
import { askDoor, type Decision, type Headers, relay, without, withoutHops } from '@/deploy/testing/relay';

const middleware = z.union([
  z.strictObject({ headers: z.strictObject({ customRequestHeaders: z.record(z.string(), z.literal('')) }) }),
  z.strictObject({
    forwardAuth: z.strictObject({
      address: z.url(),
      trustForwardHeader: z.literal(false),
      authRequestHeaders: z.array(z.string()).min(1),
      authResponseHeadersRegex: z.string(),
    }),
  }),
]);

const recipe = z.object({
  http: z.object({
    routers: z.record(
      z.string(),
      z.strictObject({
        rule: z.string(),
        priority: z.int(),
        service: z.string(),
        middlewares: z.array(z.string()),
      }),
    ),
    middlewares: z.record(z.string(), middleware),
    services: z.record(z.string(), z.unknown()),
  }),
});

// Settings without one of those that keep paths and names unambiguous are not read at all.
const settings = z.strictObject({
  entryPoints: z.strictObject({
    front: z.strictObject({
      address: z.string(),
      http: z.strictObject({
        aliasHeadersStrategy: z.literal('reject'),
        sanitizePath: z.literal(true),
        encodedCharacters: z.strictObject({
          allowEncodedSlash: z.literal(false),
          allowEncodedBackSlash: z.literal(false),
          allowEncodedSemicolon: z.literal(false),
          allowEncodedNullCharacter: z.literal(false),
        }),
      }),
    }),
  }),
  providers: z.strictObject({ file: z.strictObject({ filename: z.literal('dynamic.yml') }) }),
});

const read = (name: string) => parse(readFileSync(join(import.meta.dirname, 'traefik', name), 'utf8'));
const { routers, middlewares, services } = recipe.parse(read('dynamic.yml')).http;
settings.parse(read('traefik.yml'));

const refused = (status: number) => ({ answer: { status, headers: {} } });

// Traefik is in no package registry. This does what its documentation says of the parts that the
// recipe uses, and refuses to read a recipe that uses others.
describe.each([
  ['with the settings of the entry point', true],
  ['even where the entry point keeps aliases, as by default', false],
])('what Traefik does by our recipe, %s', (_, rejectsAliases) => {
  const asDocumented: Start = ({ latchkey, service }) =>
    relay(service, async ({ method, url: target, headers: sent, address }) => {
      if (rejectsAliases && Object.keys(sent).some((name) => /[^a-z0-9-]/.test(name))) return refused(400);
      const url = sanitized(target);
      if (!url) return refused(400);
      const router = routerFor(url);
      if (!router) return refused(404);
      let headers = withoutHops(sent);
      for (const one of router.middlewares.map((name) => middlewares[name])) {
        if (!one) throw new Error('The recipe names a middleware that it does not have.');
        if ('headers' in one) {
          headers = without(headers, Object.keys(one.headers.customRequestHeaders));
          continue;
        }
        const decision = await forwardAuth(one.forwardAuth, latchkey, headers, { method, url, address });
        if ('answer' in decision) return decision;
        headers = decision.pass;
      }
      return { pass: headers, url };
    });
  keepsItsPromises('traefik', asDocumented);
});

/** The target that routers and the service see; null where a character of it may not be encoded. */
function sanitized(target: string): string | null {
  const { path, query } = split(target);
  if (/%(2f|5c|3b|00)|%(?![0-9a-f]{2})|\\/i.test(path)) return null;
  const unreserved = decoded(path, /[\w.~-]/).replaceAll('#', '%23');
  return withoutDoubleSlashes(withoutDots(unreserved)) + query;
}

/** Of the routers whose rule matches, the one with the highest priority. */
function routerFor(url: string) {
  // For routers, all but reserved characters is decoded.
  const path = decoded(split(url).path, /[^:/?#[\]@!$&'()*+,;=%]/);
  const [router] = Object.values(routers)
    .filter(({ rule }) => rule.split(' && ').every((term) => holds(term, path)))
    .sort((a, b) => b.priority - a.priority);
  if (router && !services[router.service]) throw new Error(`No service for ${url}.`);
  return router;
}

function holds(term: string, path: string): boolean {
  const [, not, matcher, text = ''] = /^(!?)(PathPrefix|PathRegexp)\(`(.+)`\)$/.exec(term) ?? [];
  if (!matcher) throw new Error(`A rule of the recipe has a matcher that is not modelled: ${term}`);
  const does = matcher === 'PathPrefix' ? path.startsWith(text) : patternOf(text).test(path);
  return does !== Boolean(not);
}

type ForwardAuth = Extract<z.output<typeof middleware>, { forwardAuth: unknown }>['forwardAuth'];

/**
 * A GET with the named headers of the client and where it came from. After a 2xx all headers that match the
 * pattern are taken away, and those of the answer that match it are set. Anything else is the answer.
 */
async function forwardAuth(
  { address: door, authRequestHeaders, authResponseHeadersRegex }: ForwardAuth,
  port: number,
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
  const wanted = new Set(authRequestHeaders.map((name) => name.toLowerCase()));
  const asked = { ...only(headers, (name) => wanted.has(name)), ...forwarded };
  const { pathname, search } = new URL(door);
  const answer = await askDoor({ host: '127.0.0.1', port, path: pathname + search }, 'GET', asked);
  if (!answer) return refused(500);
  if (answer.status < 200 || answer.status > 299) {
    const own = without(answer.headers, ['content-length', 'transfer-encoding']);
    return { answer: { status: answer.status, headers: own } };
  }
  const replaced = patternOf(authResponseHeadersRegex);
  const pass = {
    ...only(headers, (name) => !replaced.test(name)),
    ...only(answer.headers, (name) => replaced.test(name)),
  };
  return { pass, url };
}

function only(headers: Headers, wanted: (name: string) => boolean): Headers {
  return Object.fromEntries(Object.entries(headers).filter(([name]) => wanted(name)));
}
