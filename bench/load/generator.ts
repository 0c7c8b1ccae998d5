import { connect } from 'node:net';
import { setTimeout as pause } from 'node:timers/promises';
import { type Kind, randomSecret } from '@/bench/load/secrets';

/** What a run of the generator is told, as JSON in its first argument. */
export type Order = {
  port: number;
  /** Further servers: connections are dealt to all of them in turn. */
  furtherPorts?: number[];
  connections: number;
  kind: Kind;
  tokens: number;
  warmUpSeconds: number;
  seconds: number;
  /** The request, with SECRET where the secret goes; how long it is does not depend on the secret. */
  request: string;
};

/** What it prints at the end, as JSON: times in milliseconds. */
export type Outcome = {
  perSecond: number;
  p50: number;
  p99: number;
  p999: number;
  statuses: Record<string, number>;
};

const PREPARED = 50_000;
const SEPARATOR = Buffer.from('\r\n\r\n');

const NO_BODY = Buffer.from('\r\nContent-Length: 0\r\n');
const CLOSE = Buffer.from('\r\nConnection: close\r\n');
const LAST_CHUNK = Buffer.from('0\r\n\r\n');

const order = JSON.parse(process.argv[2] ?? '') as Order;
const requests = Array.from({ length: PREPARED }, () =>
  Buffer.from(order.request.replace('SECRET', randomSecret(order.kind, order.tokens))),
);
const times: number[] = [];
const statuses: Record<string, number> = {};
let next = 0;
let counting = false;
let over = false;

const ports = [order.port, ...(order.furtherPorts ?? [])];
for (let i = 0; i < order.connections; i++) keepAsking(ports[i % ports.length] as number);
await pause(order.warmUpSeconds * 1000);
counting = true;
process.send?.('begin');
const begun = performance.now();
await pause(order.seconds * 1000);
const seconds = (performance.now() - begun) / 1000;
over = true;
process.send?.('end');
await pause(300);
const sorted = Float64Array.from(times).sort();
const at = (share: number) => sorted[Math.min(sorted.length - 1, Math.floor(sorted.length * share))] ?? 0;
const outcome: Outcome = {
  perSecond: times.length / seconds,
  p50: at(0.5),
  p99: at(0.99),
  p999: at(0.999),
  statuses,
};
process.send?.(outcome, () => process.exit(0));

/**
 * One connection, on which a request is sent when the one before has been answered: nothing is pipelined.
 * When an answer says that the connection ends with it, another is opened; this counts to the time of
 * the request that waits for it, since `waitsSince`.
 */
function keepAsking(port: number, waitsSince?: number): void {
  let sentAt = 0;
  let rest: Buffer | null = null;
  const send = (since = performance.now()) => {
    sentAt = since;
    socket.write(requests[next++ % PREPARED] as Buffer);
  };
  const receive = (chunk: Buffer) => {
    const data: Buffer = rest ? Buffer.concat([rest, chunk]) : chunk;
    const whole = isWhole(data);
    // A copy, because the next chunk comes in the same place.
    rest = whole ? null : Buffer.from(data);
    if (!whole) return;
    if (counting && !over) {
      times.push(performance.now() - sentAt);
      count(data);
    }
    if (over) return;
    if (data.includes(CLOSE)) {
      socket.destroy();
      keepAsking(port, performance.now());
    } else send();
  };
  const socket = connect({
    port,
    host: '127.0.0.1',
    noDelay: true,
    // One buffer for all that is read: what the generator needs for itself it takes from who is measured.
    onread: {
      buffer: Buffer.alloc(16_384),
      callback: (bytes, buffer) => {
        receive((buffer as Buffer).subarray(0, bytes));
        return true;
      },
    },
  });
  socket.on('connect', () => send(waitsSince));
  socket.on('error', (error) => {
    if (!over) throw error;
  });
}

function count(data: Buffer): void {
  const status = data.toString('latin1', 9, 12);
  statuses[status] = (statuses[status] ?? 0) + 1;
}

/** Whether the answer is complete: its head, and the body of the length that the head says, or its last chunk. */
function isWhole(data: Buffer): boolean {
  const head = data.indexOf(SEPARATOR);
  if (head < 0) return false;
  // The usual answer, seen without making a string of it.
  if (head + 4 === data.length && data.includes(NO_BODY)) return true;
  const text = data.toString('latin1', 0, head);
  const length = /\r\ncontent-length: *(\d+)/i.exec(text)?.[1];
  if (length !== undefined) return data.length >= head + 4 + Number(length);
  return !/\r\ntransfer-encoding: *chunked/i.test(text) || data.subarray(-5).equals(LAST_CHUNK);
}
