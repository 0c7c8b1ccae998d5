import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, describe } from 'vitest';
import { findProgram, type Program } from '@/deploy/testing/program';
import { keepsItsPromises } from '@/deploy/testing/promises';
import { startProxy } from '@/deploy/testing/proxy';
import { freePort } from '@/lib/testing/free-port';

const nginx = findProgram('nginx', 'nginx');
const dir = mkdtempSync(join(tmpdir(), 'latchkey-nginx-'));
afterAll(() => rmSync(dir, { recursive: true, force: true }));

describe.skipIf(!nginx)('nginx with our recipe', () => {
  keepsItsPromises(async ({ latchkey, service }) => {
    const port = await freePort();
    const recipe = readFileSync(join(import.meta.dirname, 'nginx/latchkey.conf'), 'utf8')
      .replace('127.0.0.1:3000', `127.0.0.1:${latchkey}`)
      .replace('127.0.0.1:8080', `127.0.0.1:${service}`)
      .replace('127.0.0.1:8000', `127.0.0.1:${port}`);
    writeFileSync(join(dir, 'latchkey.conf'), recipe);
    writeFileSync(join(dir, 'nginx.conf'), surroundings);
    return {
      port,
      stop: await startProxy(
        nginx as Program,
        ['-e', 'stderr', '-p', dir, '-c', join(dir, 'nginx.conf')],
        port,
      ),
    };
  });
});

/** All that nginx needs besides the recipe, in a folder of the test's own. */
const surroundings = `
daemon off;
master_process off;
pid nginx.pid;
error_log stderr warn;
events {}
http {
  access_log off;
  client_body_temp_path body;
  proxy_temp_path proxy;
  fastcgi_temp_path fastcgi;
  uwsgi_temp_path uwsgi;
  scgi_temp_path scgi;
  include latchkey.conf;
}
`;
