import { rename, rm } from 'node:fs/promises';
import { createServer, type Server, type Socket } from 'node:net';
import { hostname } from 'node:os';
import { basename, dirname } from 'node:path';
import type { Answer } from '@/lib/lock/ask';
import { withShortPath } from '@/lib/lock/short-path';

const PATIENCE_MS = 1000;

/** One process's wish for a lock, or hold on it: a socket beside the lock's file, which it answers. */
export class Announcement {
  readonly id: string;
  /** What the holder wants told to whoever asks. */
  note: string | undefined;
  readonly #socket: string;
  readonly #server: Server;
  #state: 'wishes' | 'yielded' | 'holds' = 'wishes';

  private constructor(id: string, socket: string) {
    this.id = id;
    this.#socket = socket;
    this.#server = createServer((client) => this.#answer(client)).unref();
  }

  /** Listens on `socket`. Throws where the file system holds no sockets. */
  static async make(id: string, socket: string): Promise<Announcement> {
    const announcement = new Announcement(id, socket);
    // Under another name until it listens: until then it would be taken for that of a dead process.
    const draft = `${socket}.new`;
    await withShortPath(dirname(draft), basename(draft), (path) => listen(announcement.#server, path));
    await rename(draft, socket);
    return announcement;
  }

  /** Takes the lock, unless this one gave way to another meanwhile. */
  hold(): boolean {
    if (this.#state === 'wishes') this.#state = 'holds';
    return this.#state === 'holds';
  }

  async withdraw(): Promise<void> {
    await rm(this.#socket, { force: true });
    await new Promise((resolve) => this.#server.close(resolve));
  }

  #answer(client: Socket): void {
    client.on('error', () => undefined);
    client.setTimeout(PATIENCE_MS, () => client.destroy());
    client.setEncoding('utf8').once('data', (line: string) => {
      client.end(`${JSON.stringify(this.#verdictFor(line.trim()))}\n`);
    });
  }

  /** Giving way is final: an asker that was let past must not find this one holding the lock. */
  #verdictFor(asker: string): Answer {
    if (this.#state === 'wishes' && asker !== '' && asker < this.id) this.#state = 'yielded';
    const verdict = { wishes: 'first', yielded: 'yields', holds: 'held' } as const;
    return { verdict: verdict[this.#state], pid: process.pid, host: hostname(), note: this.note };
  }
}

function listen(server: Server, path: string): Promise<void> {
  return new Promise((resolve, reject) => {
    server.once('error', reject);
    server.listen(path, () => {
      server.off('error', reject);
      resolve();
    });
  });
}
