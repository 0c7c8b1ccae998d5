import fc from 'fast-check';
import type { OpenApiDocument } from '@/lib/api/docs/openapi';
import { type Operation, operationsOf, type Parameter, resolve, type Schema } from '@/lib/api/docs-model';

/** A request made up from the document. `id` and `token` stand for ones that exist, filled in when it is sent. */
export type MadeUp = {
  operation: Operation;
  method: string;
  path: string;
  headers: Record<string, string>;
  body: string | undefined;
  caller: string;
};

/** Stands in a made-up request for the id, or the secret, of a token that exists. */
export const SOME_ID = '11111111-2222-7333-8444-555555555555';
export const SOME_SECRET = 'lk_some-secret-that-exists';

const text = fc.oneof(
  fc.string({ maxLength: 40 }),
  fc.string({ unit: 'binary', maxLength: 60 }),
  fc.constantFrom('\0', '%', "' OR 1=1 --", '\ud800', 'ÿ', '{}', ' ', 'x'.repeat(5000)),
);
const junk: fc.Arbitrary<unknown> = fc.oneof(
  text,
  fc.jsonValue(),
  fc.constantFrom(null, -1, 1e308, [], {}, true, 0.5, JSON.parse('{"__proto__":1}')),
);

/** Requests to any operation of the document: right ones, nearly right ones, and rubbish. */
export function madeUpRequests(document: OpenApiDocument, callers: string[]): fc.Arbitrary<MadeUp> {
  // API functions are many and alike; tokens are what the other requests live on.
  const weighted = operationsOf(document).map((operation) => ({
    weight: operation.path.startsWith('/api/v1/') ? 4 : 1,
    arbitrary: fc.constant(operation),
  }));
  return fc.oneof(...weighted).chain((operation) => requestTo(document, operation, callers));
}

function requestTo(document: OpenApiDocument, operation: Operation, callers: string[]): fc.Arbitrary<MadeUp> {
  const parameters = operation.parameters ?? [];
  const place = (where: string) =>
    fc.tuple(...parameters.filter((one) => one.in === where).map((one) => parameter(document, one)));
  const other = {
    weight: 1,
    arbitrary: fc.constantFrom('GET', 'POST', 'PUT', 'PATCH', 'DELETE', 'OPTIONS', 'HEAD'),
  };
  return fc
    .record({
      caller: fc.constantFrom(...callers),
      method: fc.oneof({ weight: 20, arbitrary: fc.constant(operation.method.toUpperCase()) }, other),
      inPath: place('path'),
      inQuery: place('query'),
      inHeader: place('header'),
      extra: fc.oneof(
        { weight: 12, arbitrary: fc.constant([]) },
        { weight: 1, arbitrary: fc.array(fc.tuple(text, text), { maxLength: 2 }) },
      ),
      body: bodyOf(document, operation),
    })
    .map(({ caller, method, inPath, inQuery, inHeader, extra, body }) => ({
      operation,
      caller,
      method,
      path: fill(operation.path, inPath) + queryOf([...inQuery, ...extra]),
      headers: { ...headersOf(inHeader), ...(body && { 'content-type': body.type }) },
      body: method === 'GET' || method === 'HEAD' ? undefined : body?.text,
    }));
}

type Named = readonly [name: string, value: unknown];

function parameter(
  document: OpenApiDocument,
  { name, schema = {}, required }: Parameter,
): fc.Arbitrary<Named | null> {
  const given = anyValue(document, schema).map((value): Named => [name, value]);
  return required
    ? given
    : fc.oneof({ weight: 2, arbitrary: fc.constant(null) }, { weight: 1, arbitrary: given });
}

function fill(path: string, values: (Named | null)[]): string {
  return values.reduce(
    (filled, named) => (named ? filled.replace(`{${named[0]}}`, encode(named[1]) || 'x') : filled),
    path,
  );
}

function queryOf(values: (Named | null)[]): string {
  const pairs = values
    .filter((named) => named !== null)
    .map(([name, value]) => `${encode(name)}=${encode(value)}`);
  return pairs.length ? `?${pairs.join('&')}` : '';
}

function headersOf(values: (Named | null)[]): Record<string, string> {
  const sendable = values
    .filter((named) => named !== null)
    .map(([name, value]) => [
      name,
      plain(value)
        .replace(/[^\x20-\xff]/g, '')
        .trim(),
    ]);
  return Object.fromEntries(sendable);
}

/** As a client would write it: a string as it is, anything else as JSON; never a half of a character. */
function plain(value: unknown): string {
  return (typeof value === 'string' ? value : (JSON.stringify(value) ?? '')).toWellFormed();
}

const encode = (value: unknown) => encodeURIComponent(plain(value));

function bodyOf(
  document: OpenApiDocument,
  operation: Operation,
): fc.Arbitrary<{ type: string; text: string } | undefined> {
  const [type, content] = Object.entries(operation.requestBody?.content ?? {})[0] ?? [];
  if (!type)
    return fc.oneof(
      { weight: 9, arbitrary: fc.constant(undefined) },
      { weight: 1, arbitrary: fc.record({ type: fc.constant('application/json'), text }) },
    );
  const value = anyValue(document, content?.schema ?? {});
  const right = value.map((made) => ({
    type,
    text: type.includes('json') ? (JSON.stringify(made) ?? '') : formOf(made),
  }));
  const types = fc.constantFrom(
    'application/json',
    'text/plain',
    'application/x-www-form-urlencoded',
    'multipart/form-data; boundary=x',
    'application/json; charset=latin1',
    '',
  );
  return fc.oneof(
    { weight: 12, arbitrary: right },
    { weight: 1, arbitrary: fc.record({ type: types, text }) },
    { weight: 1, arbitrary: fc.record({ type: types, text: right.map((made) => made.text) }) },
  );
}

function formOf(value: unknown): string {
  if (typeof value !== 'object' || value === null) return encode(value);
  return Object.entries(value)
    .map(([name, held]) => `${encode(name)}=${encode(held)}`)
    .join('&');
}

/** Mostly what the schema asks for, and now and then anything else. */
function anyValue(document: OpenApiDocument, schema: Schema): fc.Arbitrary<unknown> {
  return fc.oneof(
    { weight: 25, arbitrary: rightValue(document, resolve(document, schema)) },
    { weight: 1, arbitrary: junk },
  );
}

function rightValue(document: OpenApiDocument, schema: Schema): fc.Arbitrary<unknown> {
  const choices = schema.anyOf ?? schema.oneOf;
  if (choices) return fc.oneof(...choices.map((choice) => anyValue(document, choice)));
  if (schema.enum) return fc.constantFrom(...schema.enum);
  const type = [schema.type].flat()[0];
  if (type === 'array')
    return fc.array(anyValue(document, schema.items ?? {}), { minLength: 1, maxLength: 5 });
  if (type === 'object') return rightObject(document, schema);
  if (type === 'boolean') return fc.boolean();
  if (type === 'integer' || type === 'number') return fc.integer({ min: -2, max: 150 });
  return rightText(schema);
}

function rightObject(
  document: OpenApiDocument,
  { properties = {}, required = [] }: Schema,
): fc.Arbitrary<unknown> {
  const model = Object.fromEntries(
    Object.entries(properties).map(([name, field]) => [name, anyValue(document, field)]),
  );
  const whole = fc.record(model, { requiredKeys: required });
  return fc.oneof(
    { weight: 15, arbitrary: whole },
    {
      weight: 1,
      arbitrary: fc.tuple(whole, text, junk).map(([made, name, held]) => ({ ...made, [name]: held })),
    },
  );
}

function rightText({
  format,
  pattern,
  examples,
}: Schema & { pattern?: string; examples?: unknown[] }): fc.Arbitrary<unknown> {
  if (format === 'uuid')
    return fc.oneof({ weight: 3, arbitrary: fc.constant(SOME_ID) }, { weight: 1, arbitrary: fc.uuid() });
  if (format === 'date-time')
    return fc.oneof(
      fc.date({ noInvalidDate: true }).map((date) => date.toISOString()),
      fc.constant('2031-01-01T00:00:00+02:00'),
    );
  if (format === 'date')
    return fc
      .date({ min: new Date('2020-01-01'), max: new Date('2090-01-01'), noInvalidDate: true })
      .map((date) => date.toISOString().slice(0, 10));
  if (pattern)
    return fc.oneof(
      { weight: 4, arbitrary: fc.stringMatching(/^[A-Za-z0-9_-]{1,50}$/) },
      { weight: 1, arbitrary: text },
    );
  if (examples?.length)
    return fc.oneof({ weight: 9, arbitrary: fc.constantFrom(...examples) }, { weight: 1, arbitrary: text });
  return fc.oneof(
    fc.constant(SOME_SECRET),
    text,
    fc.constantFrom('apitokens', 'verify', '192.0.2.1', '::1', 'invalid-token'),
  );
}
