import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe } from 'vitest';
import { parse } from 'yaml';
import { z } from 'zod';
import { decoded, patternOf, split, withoutDots, withoutDoubleSlashes } from '@/deploy/testing/paths';
import { keepsItsPromises, type Start } from '@/deploy/testing/promises';
import { askDoor, type Headers, relay, without, withoutHops } from '@/deploy/testing/relay';

const pattern = z.union([
  z.strictObject({ exact: z.string(), ignore_case: z.literal(true) }),
  z.strictObject({ prefix: z.string(), ignore_case: z.literal(true) }),
]);
const patterns = z.strictObject({ patterns: z.array(pattern) });
const type = { '@type': z.string() };

/** As the recipe writes it, in seconds; here in milliseconds. */
const timeout = z
  .string()
  .regex(/^\d+s$/)
  .transform((text) => Number.parseInt(text, 10) * 1000);

const extAuthz = z.strictObject({
  ...type,
  failure_mode_allow: z.literal(false),
  status_on_error: z.strictObject({ code: z.literal('ServiceUnavailable') }),
  allowed_headers: patterns,
  http_service: z.strictObject({
    server_uri: z.strictObject({ uri: z.url(), cluster: z.string(), timeout }),
    path_prefix: z.string(),
    authorization_response: z.strictObject({
      allowed_upstream_headers: patterns,
      allowed_client_headers: patterns,
    }),
  }),
});

const match = z.union([
  z.strictObject({ prefix: z.string() }),
  z.strictObject({ safe_regex: z.strictObject({ regex: z.string() }) }),
]);

const refusal = z.strictObject({ match, direct_response: z.strictObject({ status: z.literal(400) }) });

const passage = z.strictObject({
  match,
  route: z.strictObject({ cluster: z.string() }),
  typed_per_filter_config: z
    .strictObject({
      feature: z.strictObject({
        ...type,
        mutations: z.strictObject({
          request_mutations: z.array(
            z.strictObject({
              append: z.strictObject({ header: z.strictObject({ key: z.string(), value: z.string() }) }),
            }),
          ),
        }),
      }),
    })
    .optional(),
});

const removal = z.strictObject({
  remove_on_match: z.strictObject({
    key_matcher: z.strictObject({ contains: z.string(), ignore_case: z.literal(true) }),
  }),
});

// A recipe without one of the settings that keep paths and names unambiguous is not read at all.
const manager = z.object({
  normalize_path: z.literal(true),
  merge_slashes: z.literal(true),
  path_with_escaped_slashes_action: z.literal('UNESCAPE_AND_REDIRECT'),
  common_http_protocol_options: z.strictObject({
    headers_with_underscores_action: z.literal('REJECT_REQUEST'),
  }),
  upgrade_configs: z.tuple([z.strictObject({ upgrade_type: z.literal('websocket') })]),
  early_header_mutation_extensions: z.tuple([
    z.object({ typed_config: z.strictObject({ ...type, mutations: z.tuple([removal]) }) }),
  ]),
  route_config: z.object({
    virtual_hosts: z.tuple([
      z.strictObject({
        name: z.string(),
        domains: z.tuple([z.literal('*')]),
        request_headers_to_remove: z.array(z.string()),
        routes: z.array(z.union([refusal, passage])),
      }),
    ]),
  }),
  http_filters: z.tuple([
    z.strictObject({ name: z.literal('feature'), typed_config: z.strictObject(type) }),
    z.strictObject({ name: z.literal('envoy.filters.http.ext_authz'), typed_config: extAuthz }),
    z.object({ name: z.literal('envoy.filters.http.router') }),
  ]),
});

const file = parse(readFileSync(join(import.meta.dirname, 'envoy/envoy.yaml'), 'utf8'));
const {
  early_header_mutation_extensions: early,
  route_config,
  http_filters,
  upgrade_configs,
} = manager.parse(file.static_resources.listeners[0].filter_chains[0].filters[0].typed_config);
const [upgrade] = upgrade_configs;
const [host] = route_config.virtual_hosts;
const removed = early[0].typed_config.mutations[0].remove_on_match.key_matcher;
const { http_service: door, allowed_headers } = http_filters[1].typed_config;

// Envoy is in no package registry. This does what its documentation says of the parts that the
// recipe uses, and refuses to read a recipe that uses others.
describe('what Envoy does by our recipe', () => {
  const asDocumented: Start = ({ latchkey, service }) =>
    relay(service, async ({ method, url, headers: sent }) => {
      if (Object.keys(sent).some((name) => name.includes('_'))) return refused(400);
      // Upgrades pass through the same filters as every other request.
      const upgrades = /\bupgrade\b/i.test(sent.connection ?? '');
      if (upgrades && sent.upgrade?.toLowerCase() !== upgrade.upgrade_type) return refused(403);
      const target = normalized(url);
      if ('answer' in target) return target;
      const route = host.routes.find(({ match }) => matches(match, target.path));
      if (!route) return refused(404);

      const clean = Object.entries(withoutHops(sent)).filter(
        ([name]) => !name.includes(removed.contains.toLowerCase()),
      );
      const headers: Headers = { ...Object.fromEntries(clean), ...featureOf(route) };
      // The client's own method, and its path behind the prefix.
      const asked = {
        host: '127.0.0.1',
        'content-length': '0',
        ...pick(headers, [{ exact: 'authorization', ignore_case: true }, ...allowed_headers.patterns]),
      };
      const path = door.path_prefix + target.path + target.query;
      const { timeout } = door.server_uri;
      const answer = await askDoor({ host: '127.0.0.1', port: latchkey, path, timeout }, method, asked);
      if (!answer || answer.status >= 500) return refused(503);
      const { allowed_upstream_headers, allowed_client_headers } = door.authorization_response;
      if (answer.status !== 200)
        return {
          answer: { status: answer.status, headers: pick(answer.headers, allowed_client_headers.patterns) },
        };
      // The router comes after the filter that asks.
      if ('direct_response' in route) return refused(route.direct_response.status);
      return {
        url: target.path + target.query,
        pass: without(
          { ...headers, ...pick(answer.headers, allowed_upstream_headers.patterns) },
          host.request_headers_to_remove,
        ),
      };
    });
  keepsItsPromises('envoy', asDocumented);
});

const refused = (status: number, headers: Headers = {}) => ({ answer: { status, headers } });

/**
 * The path that routes and the service see. Envoy's documentation does not say that it decodes letters, so
 * this does not: the recipe must do without.
 */
function normalized(
  url: string,
): { path: string; query: string } | { answer: ReturnType<typeof refused>['answer'] } {
  const { path: sent, query } = split(url.replace(/#.*$/, ''));
  if (/%00/.test(sent)) return refused(400);
  const path = withoutDoubleSlashes(withoutDots(decoded(sent, /[/\\.]/).replaceAll('\\', '/')));
  if (/%(2f|5c)/i.test(sent)) return refused(307, { location: path + query });
  return { path, query };
}

function matches(one: z.output<typeof match>, path: string): boolean {
  if ('prefix' in one) return path.startsWith(one.prefix);
  // Envoy compares the whole path.
  const [whole] = patternOf(one.safe_regex.regex).exec(path) ?? [];
  return whole === path;
}

/** What a route adds before Latchkey is asked. */
function featureOf(route: z.output<typeof refusal> | z.output<typeof passage>): Headers {
  const config = 'direct_response' in route ? undefined : route.typed_per_filter_config;
  return Object.fromEntries(
    (config?.feature.mutations.request_mutations ?? []).map(({ append: { header } }) => [
      header.key,
      header.value,
    ]),
  );
}

function pick(headers: Headers, wanted: z.output<typeof pattern>[]): Headers {
  const matches = (name: string) =>
    wanted.some((one) => ('exact' in one ? name === one.exact : name.startsWith(one.prefix)));
  return Object.fromEntries(Object.entries(headers).filter(([name]) => matches(name)));
}
