import { OpenAPIHono } from '@hono/zod-openapi';
import { announcedLimits } from '@/lib/api/body-limit';
import { mountCreateToken } from '@/lib/api/create-token';
import { mountDocuments } from '@/lib/api/documents';
import type { ApiEnv } from '@/lib/api/env';
import { mountExecute } from '@/lib/api/execute';
import { frame } from '@/lib/api/frame';
import { mountHealth } from '@/lib/api/health';
import { mountIntrospect } from '@/lib/api/introspect';
import { mountListFunctions } from '@/lib/api/list-functions';
import { mountListTokens } from '@/lib/api/list-tokens';
import { mountMethodsNotAllowed } from '@/lib/api/methods-not-allowed';
import { mountMetrics } from '@/lib/api/metrics-route';
import { onError, onInvalid } from '@/lib/api/on-error';
import { mountOneToken } from '@/lib/api/one-token';
import { mountOtherApis } from '@/lib/api/other-apis/mount';
import { mountOwnToken } from '@/lib/api/own-token';
import { Problem } from '@/lib/api/problem';
import { mountProxyDoor } from '@/lib/api/proxy-route';
import { mountRevokeTokens } from '@/lib/api/revoke-tokens';
import { mountVerifyTokens } from '@/lib/api/verify-tokens';

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
