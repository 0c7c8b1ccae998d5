import { connect, type Socket } from 'node:net';

/**
 * One kept-alive HTTP connection without a client library, which would cost more than the server it tests.
 * It opens another when an answer says that this one ends.
 */
export class Connection {
  readonly #port: number;
  #socket: Socket | undefined;
  #answer: { resolve: (status: number) => void; reject: (error: Error) => void } | undefined;
  #received = '';

  private constructor(port: number) {
    this.#port = port;
  }

  static async open(port: number): Promise<Connection> {
    const connection = new Connection(port);
    await connection.#open();
    return connection;
  }

  /** Sends a request without a body and gives the status of its answer. */
  async send(method: string, path: string, secret: string): Promise<number> {
    const socket = this.#socket ?? (await this.#open());
    return new Promise((resolve, reject) => {
      this.#answer = { resolve, reject };
      socket.write(
        `${method} ${path} HTTP/1.1\r\nHost: localhost\r\nAuthorization: Bearer ${secret}\r\n\r\n`,
      );
    });
  }

  close(): void {
    this.#socket?.destroy();
  }

  #open(): Promise<Socket> {
    return new Promise((resolve, reject) => {
      this.#answer = { resolve: () => undefined, reject };
      const socket = connect(this.#port, '127.0.0.1', () => resolve(socket));
      socket.setNoDelay(true);
      socket.on('data', (chunk) => this.#receive(chunk.toString('latin1')));
      socket.on('error', (error) => this.#answer?.reject(error));
      socket.once('close', () => this.#lose(socket));
      this.#socket = socket;
    });
  }

  #receive(text: string): void {
    this.#received += text;
    const head = this.#received.indexOf('\r\n\r\n');
    if (head < 0) return;
    const length = Number(/content-length: (\d+)/i.exec(this.#received)?.[1] ?? 0);
    if (this.#received.length < head + 4 + length) return;
    const status = Number(this.#received.slice(9, 12));
    if (/\r\nconnection: close\r\n/i.test(this.#received.slice(0, head + 2))) this.#leave();
    this.#received = '';
    this.#answer?.resolve(status);
  }

  #leave(): void {
    this.#socket?.end();
    this.#socket = undefined;
  }

  #lose(socket: Socket): void {
    if (this.#socket !== socket) return;
    this.#socket = undefined;
    this.#answer?.reject(new Error('The server closed the connection.'));
  }
}
