import { isApiUrl } from '@/lib/api/listener';
import type { Handler } from '@/lib/server/front';

/** Sends each request to who answers it. */
export function dispatch({ api, pages }: { api: Handler; pages: Handler }): Handler {
  return (request, response) => (isApiUrl(request.url ?? '/') ? api : pages)(request, response);
}
