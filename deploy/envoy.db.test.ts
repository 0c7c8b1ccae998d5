import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe } from 'vitest';
import { parse } from 'yaml';
import { z } from 'zod';
import { keepsItsPromises } from '@/deploy/testing/promises';
import { askDoor, type Headers, relay, without } from '@/deploy/testing/relay';

const pattern = z.union([
  z.strictObject({ exact: z.string(), ignore_case: z.literal(true) }),
  z.strictObject({ prefix: z.string(), ignore_case: z.literal(true) }),
]);
const patterns = z.strictObject({ patterns: z.array(pattern) });
const type = { '@type': z.string() };

const extAuthz = z.strictObject({
  ...type,
  failure_mode_allow: z.literal(false),
  status_on_error: z.strictObject({ code: z.literal('ServiceUnavailable') }),
  allowed_headers: patterns,
  http_service: z.strictObject({
    server_uri: z.strictObject({ uri: z.url(), cluster: z.string(), timeout: z.string() }),
    path_prefix: z.string(),
    authorization_response: z.strictObject({
      allowed_upstream_headers: patterns,
      allowed_client_headers: patterns,
    }),
  }),
});

const route = z.strictObject({
  match: z.strictObject({ prefix: z.string() }),
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

const manager = z.object({
  early_header_mutation_extensions: z.tuple([
    z.object({
      typed_config: z.strictObject({ ...type, mutations: z.array(z.strictObject({ remove: z.string() })) }),
    }),
  ]),
  route_config: z.object({
    virtual_hosts: z.tuple([
      z.strictObject({
        name: z.string(),
        domains: z.tuple([z.literal('*')]),
        request_headers_to_remove: z.array(z.string()),
        routes: z.array(route),
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
} = manager.parse(file.static_resources.listeners[0].filter_chains[0].filters[0].typed_config);
const [host] = route_config.virtual_hosts;
const { http_service: door, allowed_headers } = http_filters[1].typed_config;

// Envoy is in no package registry. This does what its documentation says of the parts that the
// recipe uses, and refuses to read a recipe that uses others.
describe('what Envoy does by our recipe', () => {
  keepsItsPromises(({ latchkey, service }) =>
    relay(service, async ({ method, url, headers: sent }) => {
      const removed = early[0].typed_config.mutations.map(({ remove }) => remove);
      const headers: Headers = { ...without(sent, removed), ...featureFor(url) };
      // The client's own method, and its path behind the prefix.
      const asked = {
        host: '127.0.0.1',
        'content-length': '0',
        ...pick(headers, [{ exact: 'authorization', ignore_case: true }, ...allowed_headers.patterns]),
      };
      const answer = await askDoor(
        new URL(`http://127.0.0.1:${latchkey}${door.path_prefix}${url}`),
        method,
        asked,
      );
      if (!answer || answer.status >= 500) return { answer: { status: 503, headers: {} } };
      const { allowed_upstream_headers, allowed_client_headers } = door.authorization_response;
      if (answer.status !== 200)
        return {
          answer: { status: answer.status, headers: pick(answer.headers, allowed_client_headers.patterns) },
        };
      return {
        pass: without(
          { ...headers, ...pick(answer.headers, allowed_upstream_headers.patterns) },
          host.request_headers_to_remove,
        ),
      };
    }),
  );
});

/** What the first route that matches adds before Latchkey is asked. */
function featureFor(url: string): Headers {
  const mutations =
    host.routes.find(({ match }) => url.startsWith(match.prefix))?.typed_per_filter_config?.feature.mutations
      .request_mutations ?? [];
  return Object.fromEntries(mutations.map(({ append: { header } }) => [header.key, header.value]));
}

function pick(headers: Headers, wanted: z.output<typeof pattern>[]): Headers {
  const matches = (name: string) =>
    wanted.some((one) => ('exact' in one ? name === one.exact : name.startsWith(one.prefix)));
  return Object.fromEntries(Object.entries(headers).filter(([name]) => matches(name)));
}
