import { afterEach, expect, it } from 'vitest';
import { RawConnection } from '@/lib/server/http/testing/raw-connection';
import { type Front, startFront } from '@/lib/server/pages/testing/front-with-recorder';

const MB = 1024 * 1024;
const PAGES = 6;
let front: Front;
const open: RawConnection[] = [];

afterEach(async () => {
  for (const connection of open.splice(0)) connection.destroy();
  await front.stop();
});

/** A front that makes six pages at once, four of one network, and waits for slow clients for ten minutes. */
async function startPatient(mostKept: number): Promise<void> {
  const settings = {
    MAX_PAGES_PER_NETWORK: '4',
    MAX_PAGES_PER_WORKER: String(PAGES),
    REQUEST_SECONDS: '600',
  };
  front = await startFront({ ...settings, MAX_KEPT_BYTES: String(mostKept) }, ['127.0.0.1']);
}

async function connect(): Promise<RawConnection> {
  const connection = await RawConnection.open(front.port);
  open.push(connection);
  return connection;
}

const from = (address: string) => `Host: h\r\nOrigin: http://h\r\nX-Forwarded-For: ${address}\r\n`;

/** Asks for so many pages on one connection, and reads nothing of them. */
async function readNothing(address: string, name: string, pages: number): Promise<RawConnection> {
  const connection = await connect();
  connection.pause();
  connection.send(`GET /big/${name} HTTP/1.1\r\n${from(address)}\r\n`.repeat(pages));
  return connection;
}

/** Says that a form of 64 KB comes, and sends one byte of it. */
async function sendNext(address: string, bytes = 1): Promise<RawConnection> {
  const connection = await connect();
  connection.send(`POST /form HTTP/1.1\r\n${from(address)}Content-Length: 65536\r\n\r\n${'x'.repeat(bytes)}`);
  return connection;
}

it('makes pages for others, and for the same network, while nobody reads what was made', async () => {
  await startPatient(64 * MB);
  // More than the buffers of a connection hold.
  for (let reader = 0; reader < PAGES; reader++) await readNothing(`192.0.2.${reader}`, 'unread', 8);
  await expect.poll(() => front.recorder.of('unread').length, { timeout: 20_000 }).toBe(8 * PAGES);
  for (const address of ['198.51.100.1', '192.0.2.1']) {
    const other = await connect();
    other.send(`GET /page HTTP/1.1\r\n${from(address)}\r\n`);
    await other.answered(1);
    expect(other.answers[0]?.status).toBe(200);
  }
}, 30_000);

it('takes forms while others send theirs byte by byte', async () => {
  await startPatient(MB);
  for (let sender = 0; sender < 5 * PAGES; sender++) await sendNext('192.0.2.1');
  const other = await sendNext('192.0.2.1', 65536);
  await other.answered(1);
  expect(other.answers[0]?.status).toBe(200);
});

it('cuts the slowest when it would keep too much for slow clients', async () => {
  await startPatient(MB);
  const oldest = await sendNext('192.0.2.1', 60_000);
  for (let reader = 0; reader < PAGES; reader++) await readNothing(`192.0.2.${reader}`, 'surplus', 8);
  await oldest.closed;
  const other = await sendNext('198.51.100.1', 65536);
  await other.answered(1);
  expect(other.answers[0]?.status).toBe(200);
}, 30_000);
