/** What recipes promise, in the order of the table in deploy/README.md: also the titles of the tests. */
export const promises = {
  identity: 'A good token passes, and the service learns whose it is, but not the secret',
  refusal: 'Nothing passes without a good token, whatever the method',
  revocation: 'A revoked token is refused from the next request on',
  feature: 'Where a feature is needed a token without it is answered 403',
  headers: 'No header of the client is taken for ours',
  paths: 'No spelling of a path leads around the feature',
  query: 'The client’s query is for the service alone',
  size: 'Uploads of any size and 20 KB of cookies reach the service',
  websocket: 'WebSocket: the token is checked when the connection is opened',
  preflight: 'CORS: with the lines for it, a preflight is answered without a token',
  challenge: 'Programs are asked for a bearer token or a password, browsers for no password',
  frozen: 'A frozen Latchkey is a 503 within seven seconds',
  down: 'While Latchkey cannot be reached clients are answered with a 5xx',
} as const;

export type PromiseName = keyof typeof promises;

type Proxy = {
  name: string;
  /** The program itself is run, or a model of what it documents. */
  tried: 'for real' | 'by contract';
  /** What it cannot do, and what it does instead: a test shows that. */
  cannot?: Partial<Record<PromiseName, string>>;
  /** What no test tries, and why. */
  untried?: Partial<Record<PromiseName, string>>;
};

const openid401 = 'takes it for a bad token: 401';
const bearerAlone = 'asks for a bearer token alone';
const ownSettings = 'by its own settings';

/** The proxies that have a recipe, and where each falls short. */
export const proxies = {
  nginx: { name: 'nginx', tried: 'for real' },
  caddy: { name: 'Caddy', tried: 'for real' },
  haproxy: { name: 'HAProxy', tried: 'for real' },
  openidc: {
    name: 'Apache, mod_auth_openidc',
    tried: 'for real',
    cannot: { challenge: bearerAlone, frozen: `${openid401} after five seconds`, down: openid401 },
  },
  oauth2: {
    name: 'Apache, mod_oauth2',
    tried: 'for real',
    cannot: { challenge: bearerAlone, frozen: `${openid401} after 15 seconds`, down: openid401 },
  },
  traefik: {
    name: 'Traefik',
    tried: 'by contract',
    untried: { preflight: ownSettings, frozen: 'it documents no limit' },
  },
  envoy: {
    name: 'Envoy',
    tried: 'by contract',
    untried: { preflight: ownSettings },
  },
} as const satisfies Record<string, Proxy>;

export type ProxyName = keyof typeof proxies;

/** What the table says of a proxy and a promise. */
export function cell(proxy: ProxyName, promise: PromiseName): string {
  const { tried, cannot, untried }: Proxy = proxies[proxy];
  if (cannot?.[promise]) return `cannot: ${cannot[promise]}`;
  if (untried?.[promise]) return `not tried: ${untried[promise]}`;
  return tried;
}

/** The table of deploy/README.md. */
export function matrix(): string {
  const names = Object.keys(proxies) as ProxyName[];
  const rows = (Object.keys(promises) as PromiseName[]).map((promise) => [
    promises[promise],
    ...names.map((proxy) => cell(proxy, promise)),
  ]);
  const lines = [
    ['promise', ...names.map((proxy) => proxies[proxy].name)],
    names.concat('nginx').map(() => '---'),
    ...rows,
  ];
  return lines.map((line) => `| ${line.join(' | ')} |`).join('\n');
}
