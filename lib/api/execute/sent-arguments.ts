import type { Arguments } from '@/lib/functions/arguments/arguments';
import { argumentsFromJson, isJsonObject } from '@/lib/functions/arguments/json-arguments';
import { fail, ok, type Result } from '@/lib/result';

/** A body that could not be read, with the HTTP status that says so. */
export type Unreadable = { status: 400 | 415; reason: string };

type Read = Result<Arguments, Unreadable>;

/** Everything that a call sends: the query, and after it the body. */
export async function readSentArguments(request: Request): Promise<Read> {
  const inQuery = [...new URL(request.url).searchParams];
  if (request.method !== 'POST') return announcesBody(request.headers) ? unreadable(NO_BODY) : ok(inQuery);
  const body = await request.arrayBuffer();
  // cPanel's clients send empty bodies under any type, or none.
  if (body.byteLength === 0) return ok(inQuery);
  const inBody = await readBody(request.headers.get('content-type') ?? '', body);
  return inBody.ok ? ok([...inQuery, ...inBody.value]) : inBody;
}

const NO_BODY = 'A GET has no body: send its arguments in the query, or send a POST.';

/** As `curl -X GET -d` sends it. What it holds would be ignored, a filter among it. */
function announcesBody(headers: Headers): boolean {
  return headers.has('transfer-encoding') || Number(headers.get('content-length') ?? 0) > 0;
}

async function readBody(contentType: string, body: ArrayBuffer): Promise<Read> {
  const type = contentType.split(';', 1)[0]?.trim().toLowerCase();
  if (type === 'application/x-www-form-urlencoded')
    return ok([...new URLSearchParams(new TextDecoder().decode(body))]);
  if (type === 'multipart/form-data') return readMultipart(contentType, body);
  if (type === 'application/json') return readJson(body);
  return fail({
    status: 415,
    reason: 'Send the body as application/x-www-form-urlencoded, multipart/form-data or application/json.',
  });
}

async function readMultipart(contentType: string, body: ArrayBuffer): Promise<Read> {
  const form = await new Response(body, { headers: { 'Content-Type': contentType } })
    .formData()
    .catch(() => null);
  if (!form) return unreadable('The body is not multipart/form-data with the boundary that its type names.');
  const sent: [string, string][] = [];
  for (const [name, value] of form) {
    if (typeof value !== 'string') return unreadable(`“${name}” is a file. Send it as a plain field.`);
    sent.push([name, value]);
  }
  return ok(sent);
}

function readJson(body: ArrayBuffer): Read {
  let value: unknown;
  try {
    value = JSON.parse(new TextDecoder('utf-8', { fatal: true }).decode(body));
  } catch {
    return unreadable('The body is not JSON.');
  }
  if (!isJsonObject(value)) return unreadable('The JSON body must be an object with the arguments.');
  const sent = argumentsFromJson(value);
  return sent.ok ? sent : unreadable(sent.error);
}

function unreadable(reason: string): Read {
  return fail({ status: 400, reason });
}
