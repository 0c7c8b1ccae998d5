import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, describe } from 'vitest';
import { findProgram, type Program } from '@/deploy/testing/program';
import { keepsItsPromises } from '@/deploy/testing/promises';
import { startProxy } from '@/deploy/testing/proxy';
import { freePort } from '@/lib/testing/free-port';

const caddy = findProgram('caddy', 'caddy');
const dir = mkdtempSync(join(tmpdir(), 'latchkey-caddy-'));
afterAll(() => rmSync(dir, { recursive: true, force: true }));

describe.skipIf(!caddy)('Caddy with our recipe', () => {
  const { path, env } = caddy as Program;
  keepsItsPromises(async ({ latchkey, service }) => {
    const port = await freePort();
    const recipe = readFileSync(join(import.meta.dirname, 'caddy/Caddyfile'), 'utf8')
      .replace('127.0.0.1:3000', `127.0.0.1:${latchkey}`)
      .replace('127.0.0.1:8080', `127.0.0.1:${service}`)
      .replace('127.0.0.1:8000', `127.0.0.1:${port}`);
    writeFileSync(join(dir, 'Caddyfile'), recipe);
    const args = ['run', '--config', join(dir, 'Caddyfile'), '--adapter', 'caddyfile'];
    // What it keeps of itself goes into the test's own folder.
    return {
      port,
      stop: await startProxy(
        { path, env: { ...env, HOME: dir, XDG_DATA_HOME: dir, XDG_CONFIG_HOME: dir } },
        args,
        port,
      ),
    };
  });
});
