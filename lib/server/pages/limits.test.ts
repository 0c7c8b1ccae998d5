import { afterAll, beforeAll, beforeEach, expect, it } from 'vitest';
import { headerOf, RawConnection } from '@/lib/server/http/testing/raw-connection';
import { type Front, startFront } from '@/lib/server/pages/testing/front-with-recorder';

const KB = 1024;
let front: Front;

beforeAll(async () => {
  front = await startFront({ MAX_PAGES_PER_WORKER: '12', REQUEST_SECONDS: '2' }, ['127.0.0.1']);
});
afterAll(() => front.stop());
beforeEach(() => front.recorder.release());

const ORIGIN = 'Host: h\r\nOrigin: http://h\r\n';
const announced = (path: string, bytes: number, sent = bytes) =>
  `POST ${path} HTTP/1.1\r\n${ORIGIN}Content-Length: ${bytes}\r\n\r\n${'x'.repeat(sent)}`;
const chunked = (path: string, bytes: number) =>
  `POST ${path} HTTP/1.1\r\n${ORIGIN}Transfer-Encoding: chunked\r\n\r\n${bytes.toString(16)}\r\n${'x'.repeat(bytes)}\r\n0\r\n\r\n`;

async function statusOf(bytes: string): Promise<number | undefined> {
  const connection = await RawConnection.open(front.port);
  connection.send(bytes);
  await connection.answered(1);
  connection.destroy();
  return connection.answers[0]?.status;
}

it.each(['/sign-in', '/account', '/api/auth/callback/credentials', '/api/auth/x', '/tokens/new'])(
  'takes 64 KB at %s and no more, announced or chunked, and no page hears of it',
  async (path) => {
    expect(await statusOf(announced(path, 64 * KB))).toBe(200);
    expect(await statusOf(chunked(path, 64 * KB))).toBe(200);
    const name = path.slice(path.lastIndexOf('/') + 1);
    const before = front.recorder.of(name).length;
    for (const bytes of [64 * KB + 1, 2 * KB * KB]) {
      expect(await statusOf(announced(path, bytes))).toBe(413);
      expect(await statusOf(chunked(path, bytes))).toBe(413);
    }
    // Known at once, before a byte of it has come.
    expect(await statusOf(announced(path, 300 * KB * KB, 0))).toBe(413);
    expect(front.recorder.of(name)).toHaveLength(before);
  },
);

it.each(['/tokens', '/tokens?page=2', '/tokens/revoke'])(
  'takes 1 MB at %s, where tokens are chosen',
  async (path) => {
    expect(await statusOf(announced(path, KB * KB))).toBe(200);
    expect(await statusOf(chunked(path, KB * KB))).toBe(200);
    expect(await statusOf(announced(path, KB * KB + 1))).toBe(413);
    expect(await statusOf(chunked(path, KB * KB + 1))).toBe(413);
  },
);

it('takes 16 KB of headers, the address among them, and no more', async () => {
  const withBytes = (bytes: number) => {
    const rest = 'GET / Host h X-Fill'.replaceAll(' ', '').length - 'GET'.length;
    return `GET / HTTP/1.1\r\nHost: h\r\nX-Fill: ${'x'.repeat(bytes - rest)}\r\n\r\n`;
  };
  expect(await statusOf(withBytes(16 * KB))).toBe(200);
  expect(await statusOf(withBytes(16 * KB + 1))).toBe(431);
  expect(await statusOf(`GET /?${'x'.repeat(16 * KB)} HTTP/1.1\r\nHost: h\r\n\r\n`)).toBe(431);
});

it('sees every header, however many there are', async () => {
  const many = 'a:b\r\n'.repeat(3000);
  expect(await statusOf(`GET / HTTP/1.1\r\nHost: h\r\n${many}Transfer-Encoding: chunked\r\n\r\n`)).toBe(400);
});

/** Asks for a page that is not made before it is released, as somebody at `address`. */
async function askHeld(address: string, times = 1): Promise<RawConnection> {
  const connection = await RawConnection.open(front.port);
  connection.send(`GET /held HTTP/1.1\r\nHost: h\r\nX-Forwarded-For: ${address}\r\n\r\n`.repeat(times));
  return connection;
}

it('has eight pages of one network made at once, and those of others meanwhile', async () => {
  const many = await askHeld('192.0.2.1', 20);
  await expect.poll(() => front.recorder.held).toBe(8);
  const other = await askHeld('192.0.2.2');
  await expect.poll(() => front.recorder.held).toBe(9);
  for (let i = 0; i < 21; i++) {
    await expect.poll(() => front.recorder.held).toBeGreaterThan(0);
    front.recorder.release(1);
  }
  await many.answered(20);
  await other.answered(1);
  expect(new Set(many.answers.map(({ status }) => status))).toEqual(new Set([200]));
  for (const connection of [many, other]) connection.destroy();
});

it('refuses with 503 who has too many waiting, and lets all go of a client that left', async () => {
  const greedy = await askHeld('2001:db8::1', 200);
  await expect.poll(() => front.recorder.held).toBe(8);
  const neighbour = await askHeld('2001:db8::2');
  await neighbour.answered(1);
  const [answer] = neighbour.answers;
  expect(answer?.status).toBe(503);
  expect(answer && headerOf(answer, 'Retry-After')).toBe('2');
  greedy.destroy();
  const next = await askHeld('2001:db8::3');
  await expect.poll(() => front.recorder.held).toBe(9);
  front.recorder.release();
  await next.answered(1);
  expect(next.answers[0]?.status).toBe(200);
  for (const connection of [neighbour, next]) connection.destroy();
});

it('has so many pages made at once for all together', async () => {
  const connections = await Promise.all(Array.from({ length: 20 }, (_, i) => askHeld(`192.0.2.${i + 1}`)));
  await expect.poll(() => front.recorder.held).toBe(12);
  front.recorder.release(1);
  await expect.poll(() => front.recorder.held).toBe(12);
  for (const connection of connections) connection.destroy();
});

it('cuts an answer of which its reader takes nothing, and no other', async () => {
  const reader = await RawConnection.open(front.port);
  reader.pause();
  reader.send('GET /large HTTP/1.1\r\nHost: h\r\n\r\n');
  const patient = await askHeld('192.0.2.9');
  await expect.poll(() => front.recorder.large, { timeout: 20_000 }).toBe('cut');
  front.recorder.release();
  await patient.answered(1);
  expect(patient.answers[0]?.status).toBe(200);
  for (const connection of [reader, patient]) connection.destroy();
}, 30_000);
