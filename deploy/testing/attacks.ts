import { withoutDots, withoutDoubleSlashes } from '@/deploy/testing/paths';

/** What a CGI, WSGI or PHP service calls a header: all but letters and digits becomes `_`. */
export function cgiName(header: string): string {
  return `HTTP_${header.toUpperCase().replaceAll(/[^A-Z0-9]/g, '_')}`;
}

/** Every character that HTTP allows in a header's name, and that is neither letter, digit nor `-`. */
const separators = ['_', '.', '!', '#', '$', '%', '&', "'", '*', '+', '^', '`', '|', '~'];

/** The headers with which a client claims to be root with all features: a title and the lines. */
export const forgedHeaders: [string, string[]][] = [
  ...separators.map((mark): [string, string[]] => [
    `our names with ${mark} for -`,
    [`X${mark}Latchkey${mark}Account: root`, `X${mark}Latchkey${mark}Features: *`],
  ]),
  ['an alias in mixed case', ['x_LATCHKEY_Account: root', 'X-latchkey.FEATURES: *']],
  ['our names in capitals', ['X-LATCHKEY-ACCOUNT: root', 'X-LATCHKEY-FEATURES: *']],
  ['our names twice', ['X-Latchkey-Account: root', 'X-Latchkey-Account: root', 'x-latchkey-features: *']],
  ['aliases twice', ['X_Latchkey_Account: root', 'X_Latchkey_Account: root', 'X.Latchkey.Features: *']],
  ['our name and an alias', ['X-Latchkey-Account: root', 'X_Latchkey-Account: root']],
  ['our name without a value', ['X-Latchkey-Account:', 'X_Latchkey_Features:']],
  ['an alias without a value before one that has it', ['X_Latchkey_Features:', 'X.Latchkey.Account: root']],
  ['a space after our name', ['X-Latchkey-Account : root']],
  ['a tab after our name', ['X-Latchkey-Features\t: *']],
  ['our name on a folded line', ['X-Other: 1', ' X-Latchkey-Account: root']],
  ['Connection that names ours', ['Connection: X-Latchkey-Account']],
  ['Connection that names two of ours', ['Connection: close, x-latchkey-account, x-latchkey-features']],
  ['a second Connection', ['Connection: keep-alive', 'Connection: X-Latchkey-Account']],
  ['Connection that names an alias', ['X_Latchkey_Account: root', 'Connection: X_Latchkey_Account']],
  ['an upgrade that names ours', ['Upgrade: websocket', 'Connection: Upgrade, X-Latchkey-Account']],
  ['Proxy-Connection that names ours', ['Proxy-Connection: X-Latchkey-Account']],
  ['Keep-Alive that names ours', ['Connection: Keep-Alive', 'Keep-Alive: X-Latchkey-Account']],
  ['Connection that names the secret’s header', ['Connection: Authorization']],
];

/** Ways to write a path below /reports, for which the recipes ask for a feature. HOST: the proxy's own. */
export const reportsTargets = [
  '/reports',
  '/reports/',
  '/reports?x=1',
  '/reports/x',
  '/REPORTS/x',
  '/Reports',
  '//reports/x',
  '/.//reports/x',
  '///reports',
  '/a/../reports/x',
  '/a/%2e%2e/reports/x',
  '/./reports/x',
  '/%2e/reports/x',
  '/reports/../reports/x',
  '/reports/../x',
  '/reports%2Fx',
  '/reports%2f..%2fx',
  '/%2Freports/x',
  '/%72eports/x',
  '/%52eports',
  '/reports/..;/x',
  '/a/..;/reports/x',
  '/reports;x=1/y',
  '/;/reports/x',
  '/reports%3Bx/y',
  '/\\reports/x',
  '/reports\\x',
  '/%5Creports/x',
  '/reports%5Cx',
  '/reports%00',
  '/reports#x',
  '//service.example/reports/x',
  '/\\service.example/reports/x',
  '/re\tports/x',
  'http://HOST/reports/x',
  'http://HOST//reports/x',
  'http://HOST/a/../reports/x',
];

/** What random targets are made of. */
export const targetPieces = [
  ...['/', '/', '//', 'reports', 'REPORTS', '%72eports', 'a', '.', '..', '%2e', '%2E%2e', ';', ';a'],
  ...['%2F', '%2f', '%5C', '\\', '%3b', '%00', '?', '?x=', '#', 'service.example'],
];

/**
 * Whether some service would take the target for one below /reports. Services differ in what they do to a
 * path first, so each combination of the habits below is tried.
 */
export function mayReadAsReports(target: string): boolean {
  const readings = new Set([target]);
  for (const habit of habits) for (const reading of [...readings]) readings.add(habit(reading));
  return [...readings].some((reading) => /^\/reports(?:[/?]|$)/.test(reading));
}

/** In the order in which services have them, each of which may be missing. */
const habits: ((path: string) => string)[] = [
  (path) => path.replace(/[?#].*$/s, ''),
  asUrl,
  (path) => path.replaceAll(/%[0-9a-f]{2}/gi, (code) => String.fromCharCode(parseInt(code.slice(1), 16))),
  (path) => path.replace(/\0.*$/s, ''),
  (path) => path.replaceAll('\\', '/'),
  (path) => path.replaceAll(/;[^/]*/g, ''),
  withoutDoubleSlashes,
  withoutDots,
  (path) => path.toLowerCase(),
];

function asUrl(target: string): string {
  return URL.canParse(target, 'http://x') ? new URL(target, 'http://x').pathname : target;
}
