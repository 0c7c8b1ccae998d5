import type { IncomingMessage } from 'node:http';
import { fail, ok, type Result } from '@/lib/result';

/**
 * The whole body of a request, at most so many bytes of it. `too-large` as soon as that is known, with the
 * rest unread; `gone` when the client left before all had arrived. `onBytes` is told of each part.
 */
export function readBody(
  request: IncomingMessage,
  mostBytes: number,
  onBytes: (bytes: number) => void = () => undefined,
): Promise<Result<Buffer, 'too-large' | 'gone'>> {
  if (Number(request.headers['content-length'] ?? 0) > mostBytes) return Promise.resolve(fail('too-large'));
  return new Promise((resolve) => {
    const chunks: Buffer[] = [];
    let size = 0;
    const settle = (outcome: Result<Buffer, 'too-large' | 'gone'>) => {
      request.off('data', keep).off('end', whole).off('close', gone).off('error', gone);
      resolve(outcome);
    };
    const keep = (chunk: Buffer) => {
      size += chunk.length;
      chunks.push(chunk);
      onBytes(chunk.length);
      if (size <= mostBytes) return;
      request.pause();
      settle(fail('too-large'));
    };
    const whole = () => settle(ok(Buffer.concat(chunks)));
    const gone = () => settle(fail('gone'));
    request.on('data', keep).on('end', whole).on('close', gone).on('error', gone);
  });
}
