import { apiListener } from '@/lib/api/listener';
import { dispatch } from '@/lib/server/dispatch';
import { factsOf, type Handler, inFrontOf, type Surroundings } from '@/lib/server/front';
import { STRICT_TRANSPORT } from '@/lib/server/headers';

/** Everything that answers: the API by itself, because it must be fast, and pages through their front. */
export function service(pages: Handler, surroundings: Surroundings): Handler {
  const api = apiListener((request) => factsOf(request, surroundings.trusted));
  return dispatch({
    api: surroundings.https ? overHttps(api) : api,
    pages: inFrontOf(pages, surroundings),
  });
}

function overHttps(next: Handler): Handler {
  return (request, response) => {
    response.setHeader(...STRICT_TRANSPORT);
    return next(request, response);
  };
}
