import type { IncomingMessage } from 'node:http';
import { beneath } from '@/lib/address/base-path.mjs';
import { basePath } from '@/lib/address/own-address';
import { apiListener } from '@/lib/api/listener';
import { guarded } from '@/lib/server/http/guarded';
import type { Handler } from '@/lib/server/http/handler';
import { refuseTarget } from '@/lib/server/http/refuse-target';
import { routeRequest } from '@/lib/server/http/route-request';
import type { Pages } from '@/lib/server/pages/hand-over';
import { STRICT_TRANSPORT } from '@/lib/server/pages/page-headers';
import { type Exposure, factsOf, handlePageRequest } from '@/lib/server/pages/page-request';

/** Everything that answers: the API by itself, because it must be fast, and pages through their front. */
export function requestHandler(pages: Pages, exposure: Exposure): Handler {
  const facts = (request: IncomingMessage) => factsOf(request, exposure.trusted);
  const all = routeRequest({
    api: apiListener(facts),
    pages: handlePageRequest(pages, exposure),
    refuse: refuseTarget(facts),
  });
  return guarded(belowBasePath(exposure.https ? overHttps(all) : all));
}

/** From here on nobody knows of the path of our address. What asks without it, from inside, is answered alike. */
function belowBasePath(next: Handler): Handler {
  const base = basePath();
  if (!base) return next;
  return (request, response) => {
    request.url = beneath(request.url ?? '/', base);
    return next(request, response);
  };
}

function overHttps(next: Handler): Handler {
  return (request, response) => {
    response.setHeader(...STRICT_TRANSPORT);
    return next(request, response);
  };
}
