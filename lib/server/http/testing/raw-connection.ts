import { once } from 'node:events';
import { connect, type Socket } from 'node:net';

/** One answer as it came: its status, and its head as text. */
export type RawAnswer = { status: number; head: string };

/** A connection on which a test sends bytes as it likes, right or wrong. */
export class RawConnection {
  readonly closed: Promise<unknown>;
  readonly #socket: Socket;
  #received = '';
  #onChange = () => {};

  private constructor(socket: Socket) {
    this.#socket = socket;
    socket.on('error', () => undefined);
    this.closed = new Promise((resolve) => socket.once('close', resolve));
    socket.on('data', (chunk) => {
      this.#received += chunk.toString('latin1');
      this.#onChange();
    });
    void this.closed.then(() => this.#onChange());
  }

  static async open(port: number): Promise<RawConnection> {
    const socket = connect({ port, host: '127.0.0.1', noDelay: true });
    await once(socket, 'connect');
    return new RawConnection(socket);
  }

  /** Sends these bytes, if the server still listens. */
  send(bytes: string): void {
    if (this.#socket.writable) this.#socket.write(bytes, 'latin1');
  }

  /** Waits for the heads of so many answers, or the end of the connection. */
  async answered(count: number): Promise<void> {
    while (this.answers.length < count && !this.#socket.closed)
      await new Promise<void>((resolve) => {
        this.#onChange = resolve;
      });
  }

  /** Waits for the first bytes of the server, or the end of the connection. */
  async said(): Promise<void> {
    while (this.#received === '' && !this.#socket.closed)
      await new Promise<void>((resolve) => {
        this.#onChange = resolve;
      });
  }

  /** All answers so far, without interim ones. Bodies must not look like heads. */
  get answers(): RawAnswer[] {
    const heads = this.#received.match(/HTTP\/1\.1 \d{3} [\s\S]*?\r\n\r\n/g) ?? [];
    return heads
      .map((head) => ({ status: Number(head.slice(9, 12)), head }))
      .filter(({ status }) => status >= 200);
  }

  get text(): string {
    return this.#received;
  }

  /** Takes no more of what comes. */
  pause(): void {
    this.#socket.pause();
  }

  destroy(): void {
    this.#socket.destroy();
  }
}

/** The value of a header in a head; undefined when it is not there. */
export function headerOf({ head }: RawAnswer, name: string): string | undefined {
  return new RegExp(`\r\n${name}: (.*)\r\n`, 'i').exec(head)?.[1];
}
