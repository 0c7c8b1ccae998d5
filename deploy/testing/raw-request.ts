import { connect } from 'node:net';

export type RawAnswer = { status: number; body: string };

/** Sends a GET byte for byte, which a client library would tidy up first or refuse. */
export function rawRequest(port: number, target: string, headerLines: string[]): Promise<RawAnswer> {
  const lines = [`GET ${target} HTTP/1.1`, `Host: 127.0.0.1:${port}`, ...headerLines, '', ''];
  return new Promise((resolve, reject) => {
    const socket = connect(port, '127.0.0.1');
    let received = '';
    const finish = () => {
      socket.destroy();
      if (received) resolve(parsed(received));
      else reject(new Error(`Nothing came back for ${target}.`));
    };
    socket.setEncoding('latin1').on('data', (chunk: string) => {
      received += chunk;
      if (isWhole(received)) finish();
    });
    // A proxy that refuses may reset the connection after its answer.
    socket.on('error', finish).on('end', finish);
    socket.write(lines.join('\r\n'), 'latin1');
  });
}

function isWhole(answer: string): boolean {
  const end = answer.indexOf('\r\n\r\n');
  if (end < 0) return false;
  const head = answer.slice(0, end);
  if (/^transfer-encoding:/im.test(head)) return answer.endsWith('0\r\n\r\n');
  const length = /^content-length: *(\d+)/im.exec(head)?.[1];
  return length !== undefined && answer.length - end - 4 >= Number(length);
}

function parsed(answer: string): RawAnswer {
  const [head = '', body = ''] = answer.split('\r\n\r\n', 2);
  return { status: Number(/^HTTP\/1\.[01] (\d{3})/.exec(head)?.[1] ?? 0), body };
}
