import type { Handler } from '@/lib/server/front';

/** Sends each request to who answers it. */
export function dispatch({ pages }: { pages: Handler }): Handler {
  return (request, response) => pages(request, response);
}
