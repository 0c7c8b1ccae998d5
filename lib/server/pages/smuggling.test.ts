import { METHODS } from 'node:http';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { headersForPages } from '@/lib/server/pages/request-headers';
import { askRaw, BODIES, type Body, type Question, SMUGGLED } from '@/lib/server/pages/testing/ask-raw';
import { type Front, startFront } from '@/lib/server/pages/testing/front-with-recorder';
import { HEADER_NAMES } from '@/lib/server/pages/testing/header-names';

let front: Front;
let count = 0;

beforeAll(async () => {
  front = await startFront();
});
afterAll(() => front.stop());

const FOR_PAGES = ['GET', 'HEAD', 'POST'];
const ALL = METHODS.filter((method) => method !== 'CONNECT');
const isAccepted = (method: string, body: Body) =>
  method === 'POST' || (FOR_PAGES.includes(method) && body === 'none');
const ways = BODIES.flatMap((body) => [true, false].map((pipelined) => ({ body, pipelined })));

// Node's own parser, and who looks where a form comes from, have something to say about these.
const SPECIAL = new Set([
  'content-length',
  'transfer-encoding',
  'expect',
  'host',
  'origin',
  'sec-fetch-site',
]);
const harmless = HEADER_NAMES.filter((name) => !SPECIAL.has(name.toLowerCase()));
const allAtOnce = harmless.map((name) => `${name}: x`);

/** Asks on one connection; gives the statuses, the addresses asked for, and those that the pages heard of. */
async function ask(questions: Omit<Question, 'path'>[], pipelined: boolean) {
  const asked = questions.map((question) => ({ ...question, path: `/case-${count++}` }));
  const answers = await askRaw(front.port, asked, pipelined);
  const paths = [...asked.map(({ path }) => path), `/after${asked[0]?.path}`];
  const arrivals = asked.flatMap(({ path }) => front.recorder.of(path.slice(1)));
  const arrived = arrivals.map(({ url }) => url).toSorted();
  // Everything that arrived was answered, once, to whoever asked.
  expect(answers.flatMap(({ madeFor }) => madeFor ?? []).toSorted()).toEqual(arrived);
  return { statuses: answers.map(({ status }) => status), paths: paths.toSorted(), arrived, arrivals };
}

/** A page asked for by somebody else is their own, and nothing has arrived that nobody asked for. */
async function expectPeace(): Promise<void> {
  const path = `/victim-${count++}`;
  const answer = await fetch(`http://127.0.0.1:${front.port}${path}`);
  expect(await answer.text()).toBe(`made for ${path}`);
  expect(front.recorder.of('smuggled')).toEqual([]);
  expect(front.recorder.broken).toBe(0);
}

it.each(ALL)('%s: one request arrives for each accepted, whatever body it announces', async (method) => {
  for (const { body, pipelined } of ways) {
    for (const headers of [[], allAtOnce]) {
      const { statuses, paths, arrived } = await ask([{ method, body, headers }], pipelined);
      if (isAccepted(method, body)) {
        expect(statuses).toEqual([200, 200]);
        expect(arrived).toEqual(paths);
      } else {
        expect(statuses[0]).toBe(method === 'OPTIONS' ? 200 : FOR_PAGES.includes(method) ? 400 : 405);
        // With a body unread, nobody can say where the next request begins.
        expect(arrived).toEqual(body === 'none' ? [paths[0]] : []);
      }
    }
  }
  await expectPeace();
});

const accepted = FOR_PAGES.flatMap((method) => ways.map((way) => ({ method, ...way }))).filter(
  ({ method, body }) => isAccepted(method, body),
);

it.each(accepted)(
  '$method, body: $body, pipelined: $pipelined: no registered header makes one request two',
  async ({ method, body, pipelined }) => {
    for (let at = 0; at < harmless.length; at += 40) {
      const names = harmless.slice(at, at + 40);
      const questions = names.map((name) => ({ method, body, headers: [`${name}: x-value`] }));
      const { paths, arrived } = await ask(questions, pipelined);
      expect(arrived).toEqual(paths);
    }
    for (const name of SPECIAL) await ask([{ method, body, headers: [`${name}: x-value`] }], pipelined);
    await expectPeace();
  },
  30_000,
);

it('hands over no header but those that pages read, and none that the client frames by', async () => {
  const headers = [...allAtOnce, 'Sec-Fetch-Site: same-origin'];
  const question = { method: 'POST', body: 'chunked' as const, headers };
  const { arrivals } = await ask([question], false);
  const handed = arrivals.find(({ method }) => method === 'POST')?.headers ?? {};
  const sent = Object.fromEntries(HEADER_NAMES.map((name) => [name.toLowerCase(), 'x']));
  const expected = Object.keys(headersForPages(sent, { dev: false }));
  const ours = [
    'connection',
    'content-length',
    'content-security-policy',
    'x-forwarded-host',
    'x-forwarded-proto',
  ];
  const names = Object.keys(handed).filter((name) => !name.startsWith('x-latchkey-'));
  expect(names.toSorted()).toEqual([...expected, ...ours].toSorted());
  expect(handed).toMatchObject({
    'content-length': String(SMUGGLED.length),
    'x-latchkey-address': '127.0.0.1',
  });
});

it('takes no header away that Connection names, but one of the client’s own', async () => {
  const headers = ['Cookie: a=b', 'User-Agent: me', 'Connection: cookie, host, x-latchkey-address'];
  const { arrivals } = await ask([{ method: 'GET', body: 'none', headers }], true);
  const seen = arrivals.find(({ url }) => !url.startsWith('/after'))?.headers;
  expect(seen).toMatchObject({
    host: 'tokens.example',
    'user-agent': 'me',
    'x-latchkey-address': '127.0.0.1',
  });
  expect(seen).not.toHaveProperty('cookie');
});

it('refuses a request that names two hosts', async () => {
  const { statuses } = await ask([{ method: 'GET', body: 'none', headers: ['Host: other'] }], true);
  expect(statuses[0]).toBe(400);
});
