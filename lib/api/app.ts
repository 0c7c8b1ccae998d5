import { OpenAPIHono } from '@hono/zod-openapi';
import { mountDocuments } from '@/lib/api/docs/documents';
import { mountExecute } from '@/lib/api/execute/execute';
import { mountListFunctions } from '@/lib/api/execute/list-functions';
import type { ApiEnv } from '@/lib/api/hono-env';
import { announcedLimits } from '@/lib/api/http/body-limit';
import { mountMethodsNotAllowed } from '@/lib/api/http/methods-not-allowed';
import { frame } from '@/lib/api/http/request-log';
import { mountHealth } from '@/lib/api/operation/health';
import { mountMetrics } from '@/lib/api/operation/metrics-route';
import { mountOtherApis } from '@/lib/api/other-apis/mount';
import { onError, onInvalid } from '@/lib/api/problems/on-error';
import { Problem } from '@/lib/api/problems/problem';
import { mountCreateToken } from '@/lib/api/tokens/create-token';
import { mountListTokens } from '@/lib/api/tokens/list-tokens';
import { mountOneToken } from '@/lib/api/tokens/one-token';
import { mountOwnToken } from '@/lib/api/tokens/own-token';
import { mountRevokeTokens } from '@/lib/api/tokens/revoke-tokens';
import { mountIntrospect } from '@/lib/api/verify/introspect';
import { oauthRefusals } from '@/lib/api/verify/oauth-refusals';
import { mountProxyDoor } from '@/lib/api/verify/proxy-route';
import { mountVerifyTokens } from '@/lib/api/verify/verify-tokens';

/** The whole API, without a server: /api (but for /api/auth), /execute, and what answers for cPanel's other APIs. */
export const app = buildApp();

function buildApp(): OpenAPIHono<ApiEnv> {
  const api = new OpenAPIHono<ApiEnv>({ defaultHook: (result) => onInvalid(result) });
  api.onError(onError);
  api.notFound(() => {
    throw new Problem('unknown-address');
  });
  api.use('*', frame);
  // The proxy's door comes first, because not even a body that is too large may change its answers.
  mountProxyDoor(api);
  // So do API functions, which say that in an envelope of their own.
  mountExecute(api);
  mountOtherApis(api);
  api.use('/api/v1/introspect', oauthRefusals);
  api.use('*', announcedLimits);
  mountListTokens(api);
  mountCreateToken(api);
  mountRevokeTokens(api);
  mountVerifyTokens(api);
  // Already here as well, so that no other method takes `revoke` for the id of a token.
  mountMethodsNotAllowed(api);
  mountOneToken(api);
  mountOwnToken(api);
  mountIntrospect(api);
  mountListFunctions(api);
  mountHealth(api);
  mountMetrics(api);
  mountDocuments(api);
  mountMethodsNotAllowed(api);
  return api;
}
