import fc from 'fast-check';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import {
  cgiName,
  forgedHeaders,
  mayReadAsReports,
  reportsTargets,
  targetPieces,
} from '@/deploy/testing/attacks';
import type { Target } from '@/deploy/testing/promises';
import { rawRequest } from '@/deploy/testing/raw-request';
import { foreignServices } from '@/deploy/testing/services/start';

const refusals = [400, 401, 403];

/** Sends every forged header of the table through the proxy; part of `keepsItsPromises`. */
export function withstandsForgedHeaders(target: () => Target): void {
  const { bearer, send } = rawClient(target);
  const claims = () => ({
    HTTP_X_LATCHKEY_ACCOUNT: target().account.username,
    HTTP_X_LATCHKEY_TOKEN_ID: target().limited.id,
    HTTP_X_LATCHKEY_TOKEN_NAME: target().limited.name,
    HTTP_X_LATCHKEY_FEATURES: 'verify',
  });

  test.each(forgedHeaders)('%s: refused, or the service reads who it is from us alone', async (_, lines) => {
    // Before and after the secret, since the first or the last of two may win.
    for (const sent of [
      [bearer(), ...lines],
      [...lines, bearer()],
    ]) {
      const { status, reached } = await send('/thing', sent);
      if (reached.length === 0) expect(refusals).toContain(status);
      else expect(reached.map(({ headerPairs }) => identity(headerPairs))).toEqual([claims()]);
    }
  });

  describe.each(foreignServices)('with $name behind it', ({ start }) => {
    let stop: () => Promise<void>;
    beforeAll(async () => {
      const service = await start();
      stop = service.stop;
      target().stand.serveFrom(service.port);
    });
    afterAll(async () => {
      target().stand.serveFrom(null);
      await stop?.();
    });

    test('an ordinary request reaches it with who calls', async () => {
      const { status, body } = await send('/thing', [bearer()]);
      expect(status).toBe(200);
      expect(identity(Object.entries(JSON.parse(body)))).toEqual(claims());
      expect(body).not.toContain(target().limited.secret);
    });

    test('no header of the table changes whom it takes the caller for', async () => {
      for (const [title, lines] of forgedHeaders) {
        const { status, body } = await send('/thing', [...lines, bearer()]);
        if (status === 200) expect(identity(Object.entries(JSON.parse(body))), title).toEqual(claims());
        else expect(refusals, title).toContain(status);
      }
    });
  });
}

/** Sends every spelling of a protected path through the proxy; part of `keepsItsPromises`. */
export function withstandsSpellings(target: () => Target): void {
  const { bearer, send } = rawClient(target);

  test.each(reportsTargets)('%j asks for the feature of /reports, or is refused', async (path) => {
    expect(mayReadAsReports(path)).toBe(true);
    const { status, reached } = await send(path, [bearer()]);
    expect(reached.filter(({ url }) => mayReadAsReports(url))).toEqual([]);
    if (reached.length === 0) expect([301, 307, 308, 400, 403, 404]).toContain(status);
  });

  test('no spelling of a path leads around the feature of /reports', async () => {
    const paths = fc
      .array(fc.constantFrom(...targetPieces), { maxLength: 7 })
      .map((pieces) => `/${pieces.join('')}`);
    await fc.assert(
      fc.asyncProperty(paths, async (path) => {
        const { reached } = await send(path, [bearer()]);
        expect(reached.filter(({ url }) => mayReadAsReports(url))).toEqual([]);
      }),
      { numRuns: 150 },
    );
  });
}

/** Sends what no client library would. */
function rawClient(target: () => Target) {
  return {
    bearer: () => `Authorization: ${target().limited.bearer.Authorization}`,
    /** What the service got of a GET that was sent byte for byte. */
    async send(path: string, headerLines: string[]) {
      const { stand, port } = target();
      const before = stand.reached.length;
      const closing = headerLines.some((line) => /^connection:/i.test(line)) ? [] : ['Connection: close'];
      const answer = await rawRequest(port, path.replace('HOST', `127.0.0.1:${port}`), [
        ...headerLines,
        ...closing,
      ]);
      return { ...answer, reached: stand.reached.slice(before) };
    },
  };
}

/** What a CGI, WSGI or PHP service reads in our four headers. All that come under one name are joined. */
function identity(headers: [string, unknown][]): Record<string, string> {
  const read: Record<string, string> = {};
  for (const [header, value] of headers) {
    const name = cgiName(header.replace(/^HTTP_/, ''));
    if (!/^HTTP_X_LATCHKEY_(ACCOUNT|TOKEN_ID|TOKEN_NAME|FEATURES)$/.test(name)) continue;
    read[name] = name in read ? `${read[name]},${value}` : String(value);
  }
  return read;
}
