import { SMUGGLED } from '@/lib/server/pages/testing/ask-raw';
import { HEADER_NAMES } from '@/lib/server/pages/testing/header-names';

// Those that frame a message come from another list.
const HARMLESS = HEADER_NAMES.filter(
  (name) => !/^(connection|content-length|expect|host|origin|sec-fetch-site|transfer-encoding)$/i.test(name),
);

/** Numbers from 0 to 1 that are the same for the same seed (mulberry32). */
export function randomOf(seed: number): () => number {
  let state = seed;
  return () => {
    state = (state + 0x6d2b79f5) | 0;
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32;
  };
}

const USUAL_METHODS = ['GET', 'HEAD', 'POST', 'POST'];
const OTHER_METHODS = ['DELETE', 'OPTIONS', 'TRACE', 'PUT', 'get', 'G@T'];
const OTHER_VERSIONS = ['HTTP/1.0', 'HTTP/2.0', 'HTTP/1.2', ''];
const NAMES = [
  'Connection',
  'Content-Length',
  'Expect',
  'Host',
  'TE',
  'Trailer',
  'Transfer-Encoding',
  'Upgrade',
];
const VALUES = [
  ...[
    '',
    '0',
    '1',
    '+5',
    '-1',
    '5, 5',
    '0x10',
    'close',
    'keep-alive',
    'chunked',
    'gzip, chunked',
    'chunked, x',
  ],
  ...[
    'Transfer-Encoding',
    'Content-Length, Host',
    'trailers',
    '100-continue',
    'websocket',
    'x-fill',
    'é',
    '\x00',
  ],
  ...['x\r\n y', 'a\nGET /smuggled HTTP/1.1', '\x7f', 'x'.repeat(300), 'x'.repeat(9000)],
];
const BODIES = ['', 'a=b', SMUGGLED, `${SMUGGLED}\r\n\r\n`, '0\r\n\r\n', `0\r\n\r\n${SMUGGLED}\r\n\r\n`];

/** One request as bytes, for `/name`: one in two is sound, the others are wrong in some way. */
export function randomRequest(random: () => number, name: string): string {
  const one = <T>(list: readonly T[]): T => list[Math.floor(random() * list.length)] as T;
  const often = (share: number) => random() < share;
  const odd = often(0.5);
  const usually = <T>(usual: T, others: readonly T[]) => (odd && often(0.2) ? one(others) : usual);

  const method = usually(one(USUAL_METHODS), OTHER_METHODS);
  const target = usually(`/${name}`, ['*', '', '//x', '/%zz', `http://evil.example/${name}`, '/é', '/a b']);
  const lines = [
    `${method} ${target} ${usually('HTTP/1.1', OTHER_VERSIONS)}`,
    'Host: tokens.example',
    'Origin: http://tokens.example',
  ];
  while (often(0.5)) lines.push(`${one(HARMLESS)}: x`);
  while (odd && often(0.4)) lines.push(`${one(NAMES)}: ${one(VALUES)}`);
  const end = usually('\r\n', ['\n', '\r', ' \r\n']);
  const head = (...framing: string[]) => `${[...lines, ...framing].join(end)}${end}${end}`;

  const body = one(BODIES);
  const length = `Content-Length: ${body.length}`;
  const chunks = `${body && `${body.length.toString(16)}\r\n${body}\r\n`}0\r\n\r\n`;
  const trailed = chunks.replace(/\r\n$/, 'X-Fill: 1\r\n\r\n');
  const sound = [
    () => head(length) + body,
    () => head('Transfer-Encoding: chunked') + chunks,
    () => head('Transfer-Encoding: chunked', 'Trailer: X-Fill') + trailed,
  ];
  const unsound = [
    ...sound,
    () => head(length, 'Transfer-Encoding: chunked') + chunks,
    () => head(`Content-Length: ${one([0, 1, 5, 100_000_000])}`) + body,
    () => head() + body,
  ];
  return usually(method === 'POST' ? one(sound) : head, unsound)();
}
