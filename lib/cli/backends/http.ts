import type { z } from 'zod';
import { Exit, type ExitKind } from '@/lib/cli/exit';

const PATIENCE_MS = 30_000;

export type Server = { url: string; token: string };
export type Answer = { status: number; body: unknown };

type Asking = { method?: string; json?: unknown; form?: URLSearchParams };

/** Asks a server, and gives its answer whatever it is. Throws Exit when there is none. */
export async function ask(
  server: Server,
  path: string,
  { method = 'GET', json, form }: Asking = {},
): Promise<Answer> {
  const url = new URL(path.replace(/^\//, ''), server.url.endsWith('/') ? server.url : `${server.url}/`);
  const headers: Record<string, string> = {
    Authorization: `Bearer ${server.token}`,
    Accept: 'application/json',
  };
  if (json !== undefined) headers['Content-Type'] = 'application/json';
  const body = json === undefined ? form : JSON.stringify(json);
  try {
    // A redirect could lead the token astray.
    const response = await fetch(url, {
      method,
      headers,
      body,
      redirect: 'error',
      signal: AbortSignal.timeout(PATIENCE_MS),
    });
    const text = await response.text();
    return { status: response.status, body: text === '' ? null : JSON.parse(text) };
  } catch (error) {
    const unknown = method === 'GET' ? '' : ' Look whether it was done before you try again.';
    throw new Exit(
      'unreachable',
      `${url.origin} does not answer as Latchkey does (${reasonOf(error)}).${unknown}`,
    );
  }
}

/** The answer as `schema` has it; a problem of the server's ends the command. */
export async function askFor<T>(schema: z.ZodType<T>, ...asked: Parameters<typeof ask>): Promise<T> {
  const answer = await ask(...asked);
  if (answer.status >= 300) throw problemExit(answer);
  const parsed = schema.safeParse(answer.body);
  if (parsed.success) return parsed.data;
  throw new Exit('unreachable', 'The server answers in a form that this version does not know.');
}

/** How a problem document ends the command. */
export function problemExit({ status, body }: Answer): Exit {
  const { detail, title, errors } = (typeof body === 'object' && body !== null ? body : {}) as {
    detail?: unknown;
    title?: unknown;
    errors?: unknown;
  };
  const fields = typeof errors === 'object' && errors !== null ? Object.values(errors).join(' ') : '';
  return new Exit(kindOf(status), fields || String(detail ?? title ?? `The server answered ${status}.`));
}

function kindOf(status: number): ExitKind {
  if (status === 401 || status === 403) return 'not_allowed';
  if (status === 404) return 'not_found';
  return status === 429 || status >= 500 ? 'unreachable' : 'failed';
}

function reasonOf(error: unknown): string {
  const cause = (error as Error).cause as NodeJS.ErrnoException | undefined;
  return cause?.code ?? cause?.message ?? (error as Error).message;
}
