import fc from 'fast-check';
import { pino } from 'pino';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { setConfig } from '@/lib/config';
import { logRequest, logTo, withoutSecrets } from '@/lib/log/log';
import { standardOutput } from '@/lib/log/log-output';

let written = '';

beforeAll(() => {
  setConfig({ LOG_LEVEL: 'info' });
  logTo({ write: (line) => void (written = line) });
});
afterAll(() => logTo(standardOutput()));

const lines = fc.record(
  {
    requestId: fc.uuid(),
    method: fc.constantFrom('GET', 'HEAD', 'POST', 'M-SEARCH'),
    path: fc.string({ unit: 'binary', maxLength: 200 }),
    status: fc.integer({ min: 100, max: 599 }),
    ms: fc.double({ min: 0, max: 1e6, noNaN: true }),
    address: fc.option(fc.oneof(fc.ipV4(), fc.ipV6())),
    tokenId: fc.uuid(),
    account: fc.stringMatching(/^[a-z][a-z0-9_-]{0,31}$/),
  },
  { requiredKeys: ['requestId', 'method', 'path', 'status', 'ms', 'address'] },
);

test('the line of a request is one line, and says what pino would say, whatever the path', () => {
  let byPino = '';
  const formatters = { level: (label: string) => ({ level: label }) };
  const logger = pino({ base: undefined, formatters }, { write: (line) => void (byPino = line) });
  fc.assert(
    fc.property(lines, (line) => {
      logRequest(line);
      const shown = { ...line, path: withoutSecrets(line.path), ms: Math.round(line.ms * 100) / 100 };
      logger[line.status >= 500 ? 'error' : 'info'](shown, 'request');
      const { time, ...facts } = JSON.parse(written);
      const { time: _, ...expected } = JSON.parse(byPino);
      expect(facts).toEqual(expected);
      expect(Math.abs(Date.parse(time) - Date.now())).toBeLessThan(60_000);
      expect(written.indexOf('\n')).toBe(written.length - 1);
    }),
  );
});
