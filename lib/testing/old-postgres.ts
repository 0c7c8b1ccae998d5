import { createServer, type Server } from 'node:net';

/** Answers as a PostgreSQL of this version would that is asked for its version, and for nothing else. */
export function oldPostgres(version: number): Server {
  return createServer((client) => {
    let greeted = false;
    client.on('error', () => undefined);
    client.on('data', (data) => {
      if (!greeted) client.write(Buffer.concat([message('R', int32(0)), READY]));
      else if (data[0] === 'Q'.charCodeAt(0)) client.write(Buffer.concat([answer(String(version)), READY]));
      greeted = true;
    });
  });
}

function message(type: string, body: Buffer): Buffer {
  return Buffer.concat([Buffer.from(type), int32(body.length + 4), body]);
}

function int32(value: number): Buffer {
  const buffer = Buffer.alloc(4);
  buffer.writeInt32BE(value);
  return buffer;
}

function int16(value: number): Buffer {
  const buffer = Buffer.alloc(2);
  buffer.writeInt16BE(value);
  return buffer;
}

const READY = message('Z', Buffer.from('I'));
const OID_OF_INT4 = 23;

/** One row with one number, named `version`. */
function answer(value: string): Buffer {
  const column = [
    Buffer.from('version\0'),
    int32(0),
    int16(0),
    int32(OID_OF_INT4),
    int16(4),
    int32(-1),
    int16(0),
  ];
  return Buffer.concat([
    message('T', Buffer.concat([int16(1), ...column])),
    message('D', Buffer.concat([int16(1), int32(value.length), Buffer.from(value)])),
    message('C', Buffer.from('SELECT 1\0')),
  ]);
}
