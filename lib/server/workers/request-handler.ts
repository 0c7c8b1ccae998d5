import type { IncomingMessage } from 'node:http';
import { apiListener } from '@/lib/api/listener';
import { guarded } from '@/lib/server/http/guarded';
import type { Handler } from '@/lib/server/http/handler';
import { refuseTarget } from '@/lib/server/http/refuse-target';
import { dispatch } from '@/lib/server/http/route-request';
import type { Pages } from '@/lib/server/pages/hand-over';
import { STRICT_TRANSPORT } from '@/lib/server/pages/page-headers';
import { factsOf, inFrontOf, type Surroundings } from '@/lib/server/pages/page-request';

/** Everything that answers: the API by itself, because it must be fast, and pages through their front. */
export function service(pages: Pages, surroundings: Surroundings): Handler {
  const facts = (request: IncomingMessage) => factsOf(request, surroundings.trusted);
  const all = dispatch({
    api: apiListener(facts),
    pages: inFrontOf(pages, surroundings),
    refuse: refuseTarget(facts),
  });
  return guarded(surroundings.https ? overHttps(all) : all);
}

function overHttps(next: Handler): Handler {
  return (request, response) => {
    response.setHeader(...STRICT_TRANSPORT);
    return next(request, response);
  };
}
