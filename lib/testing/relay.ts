import type { AddressInfo } from 'node:net';
import { connect, createServer, type Server, type Socket } from 'node:net';

type Link = { client: Socket; server: Socket };

/**
 * A network between the product and PostgreSQL, on loopback, that a test can make go silent (what is sent
 * is lost, both ways, and nothing is closed), cut, or cut right after the next COMMIT was carried out.
 */
export class Relay {
  readonly #target: URL;
  readonly #server: Server;
  readonly #links = new Set<Link>();
  #silent = false;
  #lost = 0;
  #cutAfter: RegExp | undefined;

  private constructor(target: string) {
    this.#target = new URL(target);
    this.#server = createServer((client) => this.#join(client));
  }

  /** Opens a relay to the server of this connection URL. */
  static async to(target: string): Promise<Relay> {
    const relay = new Relay(target);
    await new Promise<void>((resolve) => void relay.#server.listen(0, '127.0.0.1', resolve));
    return relay;
  }

  /** The connection URL that leads through the relay. */
  get url(): string {
    return this.through(this.#target.href);
  }

  /** The same for another URL of that server. */
  through(target: string): string {
    const url = new URL(target);
    url.hostname = '127.0.0.1';
    url.port = String((this.#server.address() as AddressInfo).port);
    return url.href;
  }

  /** How many messages of clients were lost since the silence began. */
  get lost(): number {
    return this.#lost;
  }

  silence(): void {
    this.#silent = true;
    this.#lost = 0;
  }

  /** Hands on again what is sent from now on; what was lost stays lost. */
  speak(): void {
    this.#silent = false;
  }

  /** Closes every connection, both ways. */
  cut(): void {
    for (const link of this.#links) cut(link);
  }

  /** Hands the next statement on that matches, and closes its connection in place of the answer. */
  cutAfter(statement: RegExp): void {
    this.#cutAfter = statement;
  }

  close(): Promise<void> {
    this.cut();
    return new Promise((resolve) => void this.#server.close(() => resolve()));
  }

  #join(client: Socket): void {
    const server = connect(Number(this.#target.port), this.#target.hostname);
    const link = { client, server };
    this.#links.add(link);
    let doomed = false;
    client.on('data', (chunk) => {
      if (this.#silent) this.#lost++;
      if (this.#silent) return;
      if (this.#cutAfter?.test(chunk.toString('latin1'))) {
        this.#cutAfter = undefined;
        doomed = true;
      }
      server.write(chunk);
    });
    server.on('data', (chunk) => {
      if (doomed) cut(link);
      else if (!this.#silent) client.write(chunk);
    });
    for (const end of [client, server]) {
      end.on('error', () => undefined);
      end.on('close', () => {
        // Nobody at the other end hears of it either while the network is silent.
        if (this.#silent) return;
        this.#links.delete(link);
        cut(link);
      });
    }
  }
}

function cut({ client, server }: Link): void {
  client.destroy();
  server.destroy();
}
