import { type AddressInfo, connect } from 'node:net';
import { createServer } from 'node:tls';
import { makePair } from '@/lib/cli/commands/dev-cert';

export type TlsFront = {
  port: number;
  /** The certificate, in PEM form, by which clients know it. */
  cert: string;
  stop: () => Promise<void>;
};

/** Ends TLS in front of a port, for clients that speak to nobody without it. */
export async function startTlsFront(behind: number): Promise<TlsFront> {
  const { cert, private: key } = await makePair(['127.0.0.1']);
  const server = createServer({ cert, key }, (incoming) => {
    const onward = connect(behind, '127.0.0.1');
    incoming.pipe(onward).pipe(incoming);
    incoming.on('error', () => onward.destroy());
    onward.on('error', () => incoming.destroy());
  });
  await new Promise<void>((resolve) => void server.listen(0, '127.0.0.1', resolve));
  return {
    port: (server.address() as AddressInfo).port,
    cert,
    stop: () => new Promise((resolve) => void server.close(() => resolve())),
  };
}
