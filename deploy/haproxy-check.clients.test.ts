import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { apiFront } from '@/clients/testing/api-front';
import { findProgram, type Program } from '@/deploy/testing/program';
import { startProxy } from '@/deploy/testing/proxy';
import { freePort } from '@/lib/testing/free-port';

const haproxy = findProgram('haproxy', 'haproxy');
const front = apiFront({ PUBLIC_URL: 'https://tokens.example' });

/** HAProxy's own ways to ask whether a server is up. The last is for what must be seen to be down. */
const CHECKS = {
  plain: 'option httpchk',
  health: 'option httpchk GET /api/health',
  verify: 'option httpchk GET /api/v1/verify',
};

describe.skipIf(!haproxy)('HAProxy’s health checks', () => {
  const dir = mkdtempSync(join(tmpdir(), 'latchkey-haproxy-check-'));
  let port: number;
  let stop: () => Promise<void>;

  beforeAll(async () => {
    port = await freePort();
    writeFileSync(join(dir, 'haproxy.cfg'), configuration(port, new URL(front.url).host));
    stop = await startProxy(haproxy as Program, ['-f', join(dir, 'haproxy.cfg')], port);
  });
  afterAll(async () => {
    await stop();
    rmSync(dir, { recursive: true });
  });

  test.each([
    ['plain', 'UP', 'L7OK'],
    ['health', 'UP', 'L7OK'],
    ['verify', 'DOWN', 'L7STS'],
  ])('in HTTP/1.0 without Host, asked for as %s, show the server %s', async (name, state, check) => {
    await expect.poll(() => stateOf(port, name), { timeout: 15_000 }).toEqual([state, check]);
  });
});

function configuration(port: number, latchkey: string): string {
  const backends = Object.entries(CHECKS).map(
    ([name, check]) => `backend ${name}\n  ${check}\n  server one ${latchkey} check inter 200ms`,
  );
  const defaults = 'defaults\n  mode http\n  timeout connect 2s\n  timeout client 5s\n  timeout server 5s';
  const stats = `frontend stats\n  bind 127.0.0.1:${port}\n  stats enable\n  stats uri /`;
  return `${[defaults, stats, ...backends].join('\n\n')}\n`;
}

/** The state of a backend's server and the result of its last check, once there was one. */
async function stateOf(port: number, backend: string): Promise<[string | undefined, string | undefined]> {
  const [head = '', ...lines] = (await (await fetch(`http://127.0.0.1:${port}/;csv`)).text()).split('\n');
  const names = head.replace('# ', '').split(',');
  const row = lines
    .map((line) => line.split(','))
    .find(([name, server]) => name === backend && server === 'one');
  const field = (name: string) => row?.[names.indexOf(name)];
  return [field('status'), field('check_status')];
}
