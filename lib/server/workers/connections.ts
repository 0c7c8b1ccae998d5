import type { Server, ServerResponse } from 'node:http';
import type { Socket } from 'node:net';
import { UnderWay } from '@/lib/server/workers/under-way';

/** The open connections of this process's clients, and their requests. */
export class Connections {
  readonly underWay = new UnderWay();
  readonly #open = new Set<Socket>();
  readonly #ended = () => this.underWay.end();
  #tooMany = 0;

  get size(): number {
    return this.#open.size;
  }

  /** Knows this server's connections from now on. */
  watch(server: Server): void {
    server.on('connection', (socket) => {
      this.#open.add(socket);
      socket.once('close', () => this.#open.delete(socket));
    });
  }

  /**
   * Lets so many go, those that are answered next: the answer says that the connection ends with it
   * (RFC 9112, section 9.6), and whoever has more to ask opens another. No request is lost.
   */
  closeConnections(count: number): void {
    this.#tooMany = count;
  }

  /** To be told of each request before it is answered. */
  beforeAnswer(response: ServerResponse): void {
    this.#count(response);
    if (this.#tooMany === 0 || !response.shouldKeepAlive) return;
    this.#tooMany--;
    response.shouldKeepAlive = false;
  }

  /** Ends them all, whatever is under way. */
  destroy(): void {
    for (const socket of this.#open) socket.destroy();
  }

  #count(response: ServerResponse): void {
    // One that waits behind another on its connection has no socket yet. Should the client leave, Node
    // tells the end of the first alone, so that the others would count for ever.
    if (!response.socket) return;
    this.underWay.begin();
    response.on('close', this.#ended);
  }
}
