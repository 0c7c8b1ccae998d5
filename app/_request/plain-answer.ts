import { isDatabaseUnavailable } from '@/lib/db/unavailable';

/** A sentence for people, in place of a page. */
export function plainAnswer(
  status: number,
  sentence: string,
  headers: Record<string, string> = {},
): Response {
  return new Response(`${sentence}\n`, {
    status,
    headers: { 'Content-Type': 'text/plain; charset=utf-8', 'Cache-Control': 'no-store', ...headers },
  });
}

/**
 * The answer of a route: of `work`, or 503 with `sentence` when the database does not answer. Next by itself
 * would answer 500 with nothing in it.
 */
export async function orUnavailable(sentence: string, work: () => Promise<Response>): Promise<Response> {
  try {
    return await work();
  } catch (error) {
    if (!isDatabaseUnavailable(error)) throw error;
    return plainAnswer(503, sentence, { 'Retry-After': '1' });
  }
}
