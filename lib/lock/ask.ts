import { connect } from 'node:net';
import { basename, dirname } from 'node:path';
import { z } from 'zod';
import { withShortPath } from '@/lib/lock/short-path';

/** Who holds a lock, as it says itself. One that does not answer in time is known to live, and no more. */
export type Holder = { pid?: number; host?: string; note?: string };

/** A holder, as a person reads it. */
export function nameOf({ pid, host }: Holder): string {
  if (!pid) return 'a process that does not answer';
  return host ? `process ${pid} on ${host}` : `process ${pid}`;
}

const answer = z.object({
  /** Holds the lock; gives way to the asker; or goes before the asker. */
  verdict: z.enum(['held', 'yields', 'first']),
  pid: z.number(),
  host: z.string(),
  note: z.string().optional(),
});

export type Answer = z.output<typeof answer>;

const PATIENCE_MS = 5000;
/** How often to ask again one that hung up: it ends, or withdraws, and is refused next time. */
const TRIES = 5;

/** Asks whoever listens on a socket, as the contender `id`. Null when nobody does any more. */
export async function ask(socket: string, id: string): Promise<Answer | null> {
  for (let tries = 1; tries <= TRIES; tries++) {
    const said = await withShortPath(dirname(socket), basename(socket), (path) => askOnce(path, id));
    if (said !== 'hung up') return said;
  }
  return SILENT;
}

/** Whether anybody listens on a socket, whatever they speak. */
export async function isListening(socket: string): Promise<boolean> {
  return withShortPath(dirname(socket), basename(socket), (path) => askOnce(path, '')).then(
    (said) => said !== null,
  );
}

// Only a living process accepts a connection: the kernel does it, even for one that is stopped.
const SILENT: Answer = { verdict: 'held', pid: 0, host: '' };

function askOnce(path: string, id: string): Promise<Answer | null | 'hung up'> {
  return new Promise((resolve) => {
    let said = '';
    const socket = connect(path, () => socket.end(`${id}\n`));
    socket.setTimeout(PATIENCE_MS, () => socket.destroy(Object.assign(new Error(), { code: 'ETIMEDOUT' })));
    socket.setEncoding('utf8').on('data', (chunk) => {
      said += chunk;
    });
    socket.on('end', () => resolve(said ? parse(said) : 'hung up'));
    socket.on('error', ({ code }: NodeJS.ErrnoException) => {
      if (code === 'ECONNREFUSED' || code === 'ENOENT') resolve(null);
      else resolve(code === 'ECONNRESET' || code === 'EPIPE' ? 'hung up' : SILENT);
    });
  });
}

function parse(said: string): Answer {
  try {
    return answer.parse(JSON.parse(said));
  } catch {
    return SILENT;
  }
}
