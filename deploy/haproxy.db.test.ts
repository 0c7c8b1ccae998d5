import { copyFileSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, describe } from 'vitest';
import { findProgram, type Program } from '@/deploy/testing/program';
import { keepsItsPromises } from '@/deploy/testing/promises';
import { startProxy } from '@/deploy/testing/proxy';
import { freePort } from '@/lib/testing/free-port';

const haproxy = findProgram('haproxy', 'haproxy');
const dir = mkdtempSync(join(tmpdir(), 'latchkey-haproxy-'));
afterAll(() => rmSync(dir, { recursive: true, force: true }));

describe.skipIf(!haproxy)('HAProxy with our recipe', () => {
  keepsItsPromises(async ({ latchkey, service }) => {
    const port = await freePort();
    const recipe = readFileSync(join(import.meta.dirname, 'haproxy/haproxy.cfg'), 'utf8')
      .replace('127.0.0.1:3000', `127.0.0.1:${latchkey}`)
      .replace('127.0.0.1:8080', `127.0.0.1:${service}`)
      .replace('127.0.0.1:8000', `127.0.0.1:${port}`);
    writeFileSync(join(dir, 'haproxy.cfg'), recipe);
    copyFileSync(join(import.meta.dirname, 'haproxy/latchkey.lua'), join(dir, 'latchkey.lua'));
    return { port, stop: await startProxy(haproxy as Program, ['-C', dir, '-f', 'haproxy.cfg'], port) };
  });
});
