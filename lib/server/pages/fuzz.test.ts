import { afterAll, beforeAll, expect, it } from 'vitest';
import { logTo } from '@/lib/log/log';
import { headerOf, RawConnection } from '@/lib/server/http/testing/raw-connection';
import { type Front, startFront } from '@/lib/server/pages/testing/front-with-recorder';
import { randomOf, randomRequest } from '@/lib/server/pages/testing/random-requests';

// More of them, or those of one seed again: see CONTRIBUTING.md.
const REQUESTS = Number(process.env.FUZZ_REQUESTS ?? 10_000);
const SEED = Number(process.env.FUZZ_SEED ?? Math.floor(Math.random() * 2 ** 31));
const MOST_ON_ONE = 8;
const AT_ONCE = 100;

let front: Front;
const errors: string[] = [];

beforeAll(async () => {
  front = await startFront();
  logTo({ write: (line) => void (line.includes('"level":"error"') && errors.push(line)) });
});
afterAll(() => front.stop());

const random = randomOf(SEED);
let sent = 0;
let asked = 0;
let heard = 0;
const requestIds = new Set<unknown>();

/** Sends some requests on a connection of their own, and then checks what came of them. */
async function converse(): Promise<{ connection: RawConnection; check: () => void }> {
  const connection = await RawConnection.open(front.port);
  connection.send('GET /hello HTTP/1.1\r\nHost: tokens.example\r\n\r\n');
  await connection.answered(1);
  const name = `fuzz-${asked++}-`;
  const count = Math.ceil(random() * MOST_ON_ONE);
  for (let i = 0; i < count; i++) connection.send(randomRequest(random, name));
  sent += count;
  return { connection, check: () => checkAnswers(connection, name) };
}

function checkAnswers(connection: RawConnection, name: string): void {
  const arrivals = front.recorder.of(name);
  heard += arrivals.length;
  const ids = arrivals.map(({ headers }) => headers['x-latchkey-request-id']);
  for (const id of ids) {
    // Each has a number that we gave to it alone.
    expect(id).toMatch(/^[0-9a-f]{8}-[0-9a-f-]{27}$/);
    expect(requestIds.has(id)).toBe(false);
    requestIds.add(id);
  }
  for (const answer of connection.answers) {
    const [madeFor, id] = headerOf(answer, 'X-Arrived')?.split(' ') ?? [];
    if (madeFor === undefined) continue;
    expect(headerOf(answer, 'X-Request-Id')).toBe(id);
    if (madeFor.endsWith(name)) expect(ids).toContain(id);
  }
}

/** Waits until nothing more comes. Some wait for ever, for a body that was only announced. */
async function quiet(connections: RawConnection[]): Promise<void> {
  const received = () => connections.reduce((sum, { text }) => sum + text.length, 0);
  for (let unchanged = 0, before = -1; unchanged < 3; ) {
    const now = received();
    unchanged = now === before ? unchanged + 1 : 0;
    before = now;
    await askAsAnother();
  }
}

/** A page asked for by somebody else is their own. */
async function askAsAnother(): Promise<void> {
  const path = `/victim-${asked++}`;
  const answer = await fetch(`http://127.0.0.1:${front.port}${path}`);
  expect(await answer.text()).toBe(`made for ${path}`);
}

it(
  `survives ${REQUESTS} random requests, and mixes up none (FUZZ_SEED=${SEED})`,
  async () => {
    while (sent < REQUESTS) {
      const some = await Promise.all(Array.from({ length: AT_ONCE }, converse));
      await quiet(some.map(({ connection }) => connection));
      for (const { connection, check } of some) {
        check();
        connection.destroy();
      }
    }
    expect(front.recorder.broken).toBe(0);
    expect(errors).toEqual([]);
    // Most are refused; enough must not be.
    expect(heard).toBeGreaterThan(sent / 20);
  },
  120_000 + REQUESTS * 5,
);
