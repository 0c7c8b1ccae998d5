import type { Context, MiddlewareHandler } from 'hono';
import type { ApiEnv } from '@/lib/api/hono-env';
import { Problem } from '@/lib/api/problems/problem';
import { config } from '@/lib/config';

/** Refuses what is too large by what a request says of itself, whoever sends it; nothing is read for that. */
export const announcedLimits: MiddlewareHandler<ApiEnv> = (c, next) => {
  assertAnnounced(c);
  return next();
};

/** Throws a Problem when the headers, or the announced body, are too large. */
export function assertAnnounced(c: Context<ApiEnv>): void {
  const { MAX_HEADER_BYTES, MAX_BODY_BYTES } = config();
  if ((c.env?.headerBytes?.() ?? 0) > MAX_HEADER_BYTES) throw new Problem('headers-too-large');
  if (Number(c.req.header('content-length') ?? 0) > MAX_BODY_BYTES) throw new Problem('body-too-large');
}

/**
 * Reads a body whose length nobody announced, up to the limit. To be called once it is known who sends it:
 * no stranger's body is read. Throws a Problem as soon as it is too large, and for one that is compressed.
 */
export async function readUnannounced(c: Context<ApiEnv>): Promise<void> {
  const { method, url, raw } = c.req;
  if (method === 'GET' || method === 'HEAD' || !raw.body) return;
  assertIdentity(c.req.header('content-encoding') ?? '');
  // Node sees to it that no more comes than was announced.
  if (c.req.header('transfer-encoding') === undefined && c.req.header('content-length') !== undefined) return;
  const body = await readLimited(raw.body, config().MAX_BODY_BYTES);
  c.req.raw = new Request(url, { method, headers: raw.headers, body });
}

/**
 * The body as text, for the one door whose callers may name themselves in it. Later steps read it again.
 * Throws a Problem like readUnannounced(), and beyond `mostBytes`.
 */
export async function readStrangersBody(c: Context<ApiEnv>, mostBytes: number): Promise<string> {
  const { method, url, raw } = c.req;
  if (!raw.body) return '';
  assertIdentity(c.req.header('content-encoding') ?? '');
  if (Number(c.req.header('content-length') ?? 0) > mostBytes) throw new Problem('body-too-large');
  const body = await readLimited(raw.body, mostBytes);
  c.req.raw = new Request(url, { method, headers: raw.headers, body });
  return body.toString('utf8');
}

/** A compressed body would be read as if it were not, and rarely say what its sender meant. */
function assertIdentity(codings: string): void {
  const other = codings.split(',').find((coding) => !/^\s*(?:identity)?\s*$/i.test(coding));
  if (other === undefined) return;
  throw new Problem('unsupported-media-type', {
    detail: 'The body has a Content-Encoding. Send it as it is, without one.',
    // RFC 9110, section 15.5.16.
    headers: { 'Accept-Encoding': 'identity' },
  });
}

async function readLimited(
  stream: ReadableStream<Uint8Array>,
  mostBytes: number,
): Promise<Buffer<ArrayBuffer>> {
  const chunks: Uint8Array[] = [];
  let size = 0;
  for await (const chunk of stream) {
    size += chunk.byteLength;
    if (size > mostBytes) throw new Problem('body-too-large');
    chunks.push(chunk);
  }
  return Buffer.concat(chunks);
}
