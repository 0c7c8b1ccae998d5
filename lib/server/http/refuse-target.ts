import type { IncomingMessage, ServerResponse } from 'node:http';
import { textWithBasePath } from '@/lib/address/own-address';
import type { RequestFacts } from '@/lib/api/hono-env';
import { DATA_HEADERS } from '@/lib/api/http/security-headers';
import { PROBLEM_MEDIA_TYPE, problemDocument } from '@/lib/api/problems/problem';
import { problems } from '@/lib/api/problems/problems';
import { refuse, toEnvelope } from '@/lib/functions/outcome';
import { logRequest } from '@/lib/log/log';
import { countRequest } from '@/lib/metrics/request-series';
import { endWith } from '@/lib/server/http/refuse';
import type { Target } from '@/lib/server/http/request-target';

type Form = Extract<Target, { to: 'nobody' }>['form'];
type Refuse = (form: Form, request: IncomingMessage, response: ServerResponse) => void;

const { status, meaning, remedy } = problems['ambiguous-address'];
const sentence = () => textWithBasePath(`${meaning} ${remedy}`);

/** Answers a request whose target is not canonical: 400, in the form that whoever asked can read. */
export function refuseTarget(factsOf: (request: IncomingMessage) => RequestFacts): Refuse {
  return (form, request, response) => {
    const begun = performance.now();
    const facts = factsOf(request);
    const [type, body] = refusal(form, facts.requestId);
    endWith(request, response, status, body, {
      ...DATA_HEADERS,
      'Content-Type': type,
      'Cache-Control': 'no-store',
      'X-Request-Id': facts.requestId,
    });
    const { method = 'GET', url = '' } = request;
    const ms = performance.now() - begun;
    countRequest('unknown', method, status, ms);
    logRequest({ ...facts, method, path: loggable(url), status, ms });
  };
}

function refusal(form: Form, requestId: string): [type: string, body: string] {
  if (form === 'problem') return [PROBLEM_MEDIA_TYPE, problemDocument('ambiguous-address', requestId)];
  if (form === 'envelope') return ['application/json', JSON.stringify(toEnvelope(refuse(sentence())))];
  return ['text/plain; charset=utf-8', `${sentence()}\n`];
}

/** The target as a log may keep it: without the query, and without what a whole URL says of a user. */
function loggable(target: string): string {
  return (target.split(/[?#]/, 1)[0] ?? '').replace(/\/\/[^/]*@/, '//');
}
