import { createServer, type Server } from 'node:http';
import { text } from 'node:stream/consumers';

/** One request as the pages' process would have got it. */
export type Arrival = { method: string; url: string; headers: NodeJS.Dict<string | string[]>; body: string };

/** More than the buffers of a connection hold. */
const LARGE = 30_000_000;
/** No more than the front keeps of one answer. */
const BIG = 900_000;

/** Stands for the pages' process: notes what arrives, and answers with the address that it was asked for. */
export class Recorder {
  readonly #arrivals = new Map<string, Arrival[]>();
  readonly #held: (() => void)[] = [];
  /** How often something arrived that is no request. */
  broken = 0;
  /** What became of the answer for `/large`, of which the end is never sent. */
  large: 'whole' | 'cut' | undefined;
  readonly #server: Server;

  private constructor() {
    this.#server = createServer({ maxHeaderSize: 128 * 1024 }, async (request, response) => {
      const { method = '', url = '', headers } = request;
      const body = await text(request);
      const name = url.slice(url.lastIndexOf('/') + 1);
      const same = this.#arrivals.get(name) ?? [];
      this.#arrivals.set(name, [...same, { method, url, headers, body }]);
      if (url.startsWith('/held')) await new Promise<void>((resolve) => this.#held.push(resolve));
      if (url === '/large') {
        response.once('close', () => {
          this.large = response.writableFinished ? 'whole' : 'cut';
        });
        response.write(Buffer.alloc(LARGE));
        return;
      }
      response.setHeader('X-Arrived', `${url} ${headers['x-latchkey-request-id']}`);
      response.end(url.startsWith('/big') ? Buffer.alloc(BIG) : `made for ${url}`);
    });
    this.#server.keepAliveTimeout = 0;
    this.#server.on('clientError', (error: NodeJS.ErrnoException, socket) => {
      // Else the client has left, and the front with it.
      if (error.code?.startsWith('HPE_')) this.broken++;
      socket.destroy();
    });
  }

  static async start(socketPath: string): Promise<Recorder> {
    const recorder = new Recorder();
    await new Promise<void>((resolve) => recorder.#server.listen(socketPath, resolve));
    return recorder;
  }

  /** Those whose address ends with this name. */
  of(name: string): Arrival[] {
    return this.#arrivals.get(name) ?? [];
  }

  /** How many questions for `/held…` wait for an answer. */
  get held(): number {
    return this.#held.length;
  }

  /** Answers so many of those that wait. */
  release(count = this.#held.length): void {
    for (const answer of this.#held.splice(0, count)) answer();
  }

  stop(): Promise<void> {
    this.#server.closeAllConnections();
    return new Promise((resolve) => void this.#server.close(() => resolve()));
  }
}
