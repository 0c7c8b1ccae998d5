import { execFile } from 'node:child_process';
import { mkdtempSync, rmSync } from 'node:fs';
import { createServer } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, expect, test } from 'vitest';

const dir = mkdtempSync(join(tmpdir(), 'latchkey-start-'));
afterAll(() => rmSync(dir, { recursive: true, force: true }));

/** Starts the server with these settings, which must stop it, and gives what it said. */
function failToStart(settings: Record<string, string>): Promise<{ code: unknown; said: string }> {
  const env = { ...process.env, DATABASE_URL: '', DATA_DIR: dir, ...settings };
  return new Promise((resolve) => {
    execFile(process.execPath, ['--import', 'tsx', 'server.ts'], { env }, (error, _, stderr) =>
      resolve({ code: error?.code, said: stderr.trim() }),
    );
  });
}

test.each([
  [{ PORT: 'abc' }, 'latchkey: PORT: must be a whole number'],
  [
    { SERVER_TIME_ZONE: 'Mars/Olympus' },
    'latchkey: SERVER_TIME_ZONE: must be an IANA time zone such as Europe/Paris',
  ],
  [{ TLS_CERT: 'cert.pem' }, 'latchkey: TLS_CERT and TLS_KEY: set both, or neither'],
])('a bad setting, %j, is one clear line', async (settings, line) => {
  expect(await failToStart(settings)).toEqual({ code: 1, said: line });
});

test('a taken port is one clear line', async () => {
  const taken = createServer();
  const port = await new Promise<number>((resolve) =>
    taken.listen(0, '0.0.0.0', () => resolve((taken.address() as { port: number }).port)),
  );
  const { code, said } = await failToStart({ PORT: String(port) });
  taken.close();
  expect(code).toBe(1);
  expect(said).toBe(
    `latchkey: Port ${port} is in use: stop what uses it, or choose another with PORT=${port + 1}.`,
  );
});

test('an unreachable database is one clear line, without its password', async () => {
  const { code, said } = await failToStart({
    PORT: '39471',
    DATABASE_URL: 'postgresql://me:hidden@127.0.0.1:1/tokens',
  });
  expect(code).toBe(1);
  expect(said).toMatch(/^latchkey: Cannot use the database at 127\.0\.0\.1:1\/tokens .*check DATABASE_URL/);
  expect(said).not.toContain('hidden');
  expect(said.split('\n')).toHaveLength(1);
});
