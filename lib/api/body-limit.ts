import type { MiddlewareHandler } from 'hono';
import type { ApiEnv } from '@/lib/api/env';
import { Problem } from '@/lib/api/problem';

const MOST_BYTES = 1024 * 1024;

/** Refuses bodies beyond 1 MB: by their announced length at once, else as soon as they have grown past it. */
export const bodyLimit: MiddlewareHandler<ApiEnv> = async (c, next) => {
  const { method } = c.req;
  if (method === 'GET' || method === 'HEAD') return next();
  const announced = c.req.header('content-length');
  if (announced !== undefined && c.req.header('transfer-encoding') === undefined) {
    if (Number(announced) > MOST_BYTES) throw new Problem('body-too-large');
    return next();
  }
  const { url, raw } = c.req;
  const body = raw.body && (await readLimited(raw.body));
  if (body) c.req.raw = new Request(url, { method, headers: raw.headers, body });
  return next();
};

async function readLimited(stream: ReadableStream<Uint8Array>): Promise<Buffer<ArrayBuffer>> {
  const chunks: Uint8Array[] = [];
  let size = 0;
  for await (const chunk of stream) {
    size += chunk.byteLength;
    if (size > MOST_BYTES) throw new Problem('body-too-large');
    chunks.push(chunk);
  }
  return Buffer.concat(chunks);
}
