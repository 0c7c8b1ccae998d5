import { createServer, type Server } from 'node:http';
import { text } from 'node:stream/consumers';

/** One request as the pages' process would have got it. */
export type Arrival = { method: string; url: string; headers: NodeJS.Dict<string | string[]>; body: string };

/** Stands for the pages' process: notes what arrives, and answers with the address that it was asked for. */
export class Recorder {
  readonly #arrivals = new Map<string, Arrival[]>();
  /** How often something arrived that is no request. */
  broken = 0;
  readonly #server: Server;

  private constructor() {
    this.#server = createServer({ maxHeaderSize: 128 * 1024 }, async (request, response) => {
      const { method = '', url = '', headers } = request;
      const body = await text(request);
      const name = url.slice(url.lastIndexOf('/') + 1);
      const same = this.#arrivals.get(name) ?? [];
      this.#arrivals.set(name, [...same, { method, url, headers, body }]);
      response.setHeader('X-Arrived', `${url} ${headers['x-latchkey-request-id']}`);
      response.end(`made for ${url}`);
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

  stop(): Promise<void> {
    this.#server.closeAllConnections();
    return new Promise((resolve) => void this.#server.close(() => resolve()));
  }
}
