import type { Handler } from '@/lib/server/http/handler';
import type { refuseTarget } from '@/lib/server/http/refuse-target';
import { readTarget } from '@/lib/server/http/request-target';

type Answering = { api: Handler; pages: Handler; refuse: ReturnType<typeof refuseTarget> };

/** Sends each request to who answers it. The one place where a request target is judged. */
export function routeRequest({ api, pages, refuse }: Answering): Handler {
  return (request, response) => {
    const target = readTarget(request.url ?? '');
    if (target.to === 'nobody') return refuse(target.form, request, response);
    if (target.to === 'pages') return pages(request, response);
    if (target.as !== undefined) request.url = target.as;
    return api(request, response);
  };
}
