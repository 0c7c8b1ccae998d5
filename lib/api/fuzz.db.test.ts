import fc from 'fast-check';
import { beforeAll, expect, test } from 'vitest';
import { app } from '@/lib/api/app';
import { openApiDocument } from '@/lib/api/docs/openapi';
import { expire, makeAccount, makeToken, suspend, type TestAccount } from '@/lib/api/testing/accounts';
import { Contract } from '@/lib/api/testing/contract';
import { type MadeUp, madeUpRequests, SOME_ID, SOME_SECRET } from '@/lib/api/testing/requests';
import { logLines, sendToHono } from '@/lib/api/testing/transports';

const REQUESTS = 20_000;
/** At once, so that they also get in each other's way. */
const AT_ONCE = 40;

const document = openApiDocument(app);
const contract = new Contract(document);
/** What the requests ask about, and what they make; the callers' own tokens are not among them. */
const known: { id: string; secret: string }[] = [];
const callers: Record<string, Record<string, string>> = {};
const seen = new Map<string, Set<number>>();
let sent = 0;
let account: TestAccount;

beforeAll(async () => {
  account = await makeAccount();
  const gone = await makeAccount();
  const full = await makeToken(account);
  const verifier = await makeToken(account, { features: ['verify'] });
  const manager = await makeToken(account, {
    features: ['apitokens'],
    expiry: { kind: 'instant', at: new Date('2030-01-01') },
  });
  const expired = await makeToken(account);
  await expire(expired);
  const suspended = await makeToken(gone);
  await suspend(gone);
  Object.assign(callers, {
    full: full.bearer,
    full2: { authorization: `cpanel ${account.username}:${full.secret}` },
    full3: { authorization: `Basic ${btoa(`:${full.secret}`)}` },
    verifier: verifier.bearer,
    manager: manager.bearer,
    expired: expired.bearer,
    suspended: suspended.bearer,
    nobody: {},
    twice: { authorization: `Bearer ${full.secret}, Bearer ${full.secret}` },
    wrongUser: { authorization: `cpanel somebody:${full.secret}` },
    rubbish: { authorization: '\u00ff\u0001' },
    long: { authorization: `Bearer ${'x'.repeat(600)}` },
  });
});

test(`no answer to ${REQUESTS} made-up requests is a 5xx or off the document`, {
  timeout: 180_000,
}, async () => {
  // Weighted by repetition: most requests shall get past the door.
  const names = [
    'full',
    'full',
    'full',
    'full',
    'full',
    'full2',
    'full3',
    'verifier',
    'manager',
    'manager',
    'expired',
    'suspended',
    'nobody',
    'twice',
    'wrongUser',
    'rubbish',
    'long',
  ];
  const requests = fc.array(madeUpRequests(document, names), { minLength: AT_ONCE, maxLength: AT_ONCE });
  const property = fc.asyncProperty(requests, async (together) => {
    // Others revoke whatever they find: so that there is always something to find.
    known.push(await makeToken(account));
    const faults = await Promise.all(together.map(faultOf));
    expect(faults.filter((fault) => fault !== null)).toEqual([]);
  });
  await fc.assert(property, { numRuns: REQUESTS / AT_ONCE, endOnFailure: true });
  expect(sent).toBeGreaterThanOrEqual(REQUESTS);
  const log = logLines.join('');
  expect(known.filter(({ secret }) => log.includes(secret))).toEqual([]);
  // A fuzz that never got past the door would prove nothing.
  for (const { operationId } of contract.operations) {
    expect(
      [...(seen.get(operationId) ?? [])].filter((status) => status < 300),
      operationId,
    ).not.toEqual([]);
  }
});

async function faultOf(made: MadeUp): Promise<string | null> {
  // One of the latest, because older ones have been revoked by other requests.
  const some = known.at(-1 - (sent % Math.min(5, known.length || 1)));
  const fill = (text: string) =>
    text.replaceAll(SOME_ID, some?.id ?? SOME_ID).replaceAll(SOME_SECRET, some?.secret ?? SOME_SECRET);
  sent++;
  const init = {
    method: made.method,
    headers: { ...made.headers, ...callers[made.caller] },
    body: made.body && fill(made.body),
  };
  const response = await sendToHono(fill(made.path), { ...init, address: addressFor(made) });
  await remember(made, response);
  const fault = await checked(made, response);
  return (
    fault &&
    `${made.caller} ${made.method} ${made.path} ${JSON.stringify(made.headers)} ${made.body}: ${fault}`
  );
}

/** Each from elsewhere, so that failures do not add up; but metrics answer this machine alone. */
function addressFor({ operation }: MadeUp): string {
  return operation.path === '/api/metrics' ? '127.0.0.1' : `198.18.${(sent >> 8) & 255}.${sent & 255}`;
}

function checked({ operation, method }: MadeUp, response: Response): Promise<string | null> | string | null {
  if (response.status >= 500) return `a ${response.status}`;
  if (method === 'HEAD' || operation.path.startsWith('/api/v1/verify'))
    return contractOfDoor(operation.path, method, response);
  const own = contract.operations.find(
    (other) => other.path === operation.path && other.method.toUpperCase() === method,
  );
  if (own) return contract.fault(own, response);
  return response.status === 405 && response.headers.get('allow')
    ? null
    : `${response.status} to a method that is not on the document`;
}

/** The proxy's door answers every method alike; a HEAD is a GET without its body. */
function contractOfDoor(path: string, method: string, response: Response): string | null {
  const allowed = path.startsWith('/api/v1/verify')
    ? [200, 401, 403]
    : [200, 204, 400, 401, 403, 404, 405, 422];
  return allowed.includes(response.status) ? null : `${response.status} to ${method}`;
}

async function remember({ operation, method }: MadeUp, response: Response): Promise<void> {
  if (method.toLowerCase() !== operation.method) return;
  const { operationId } = operation;
  seen.set(operationId, (seen.get(operationId) ?? new Set()).add(response.status));
  if (operationId !== 'createToken' || response.status !== 201) return;
  const { token, secret } = (await response.clone().json()) as { token: { id: string }; secret: string };
  known.push({ id: token.id, secret });
}
