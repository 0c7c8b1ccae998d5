import type { OpenAPIHono } from '@hono/zod-openapi';
import { basePath } from '@/lib/address/own-address';
import type { ApiEnv } from '@/lib/api/hono-env';
import { version } from '@/package.json';

export type OpenApiDocument = ReturnType<OpenAPIHono<ApiEnv>['getOpenAPI31Document']>;

const introduction = `
Tokens of Latchkey: create, find, rename and revoke them, ask whether one is good, and call API functions with one.

**Try it.** Every example runs as it stands in a shell where \`LATCHKEY_TOKEN\` holds a secret and \`LATCHKEY_URL\` the address of this server.

**Credentials.** \`Authorization: Bearer SECRET\`, \`cpanel USER:SECRET\`, or Basic with the secret as the password. USER is the username or e-mail address that signs in; for Basic it may be left out. A 401 asks for Bearer and for Basic, each in a \`WWW-Authenticate\` of its own.

**Errors** are problem documents (RFC 9457). \`type\` is stable and is the address of a page about it; \`errors\` tells what is wrong with each field.

**Every answer** carries \`X-Request-Id\`, which is also in the log of the server, and \`Cache-Control: no-store\`.

**Times** are RFC 3339 in UTC. Fields and parameters that do not exist are refused, so that a typing error is never taken for a wish.
`.trim();

/** The OpenAPI document of everything that is mounted on `app`. */
export function openApiDocument(app: OpenAPIHono<ApiEnv>): OpenApiDocument {
  const document = app.getOpenAPI31Document({
    openapi: '3.1.0',
    info: {
      title: 'Latchkey',
      version,
      description: introduction,
      license: { name: 'MIT', url: 'https://opensource.org/license/mit' },
    },
    servers: [{ url: basePath() || '/', description: 'This server' }],
    tags: [
      { name: 'Tokens', description: 'The tokens of the account that the calling token belongs to.' },
      { name: 'Verification', description: 'Is a token good, and for what? Never answered from a cache.' },
      { name: 'Functions', description: 'API functions in the wire form of cPanel.' },
      { name: 'Operation', description: 'For balancers and monitors.' },
    ],
  });
  document.components = {
    ...document.components,
    securitySchemes: {
      bearer: { type: 'http', scheme: 'bearer', description: 'Authorization: Bearer SECRET' },
      basic: {
        type: 'http',
        scheme: 'basic',
        description:
          'The secret as the password; a username or e-mail address, where given, must own the token.',
      },
      cpanel: {
        type: 'apiKey',
        in: 'header',
        name: 'Authorization',
        description: 'Authorization: cpanel USER:SECRET, in plain text.',
      },
    },
  };
  return withOwnReferences(document);
}

/** With the path of our address before references to pages about problems, which stand for themselves. */
function withOwnReferences(document: OpenApiDocument): OpenApiDocument {
  const base = basePath();
  if (!base) return document;
  return JSON.parse(JSON.stringify(document), (_key, value) =>
    typeof value === 'string' ? value.replace(/(^|\]\()(?=\/api\/problems\/)/g, `$1${base}`) : value,
  );
}
