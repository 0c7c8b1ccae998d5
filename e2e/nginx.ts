import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { findProgram } from '@/deploy/testing/program';
import { startProxy } from '@/deploy/testing/proxy';

/** Debian's nginx; null, said loudly, where it cannot be had. */
export const nginx = findProgram('nginx', 'nginx');

/** Starts it with these servers, in a folder of its own. Gives what stops it. */
export async function startNginx(
  servers: string,
  files: Record<string, string>,
  port: number,
): Promise<() => Promise<void>> {
  if (!nginx) throw new Error('There is no nginx.');
  const dir = mkdtempSync(join(tmpdir(), 'latchkey-nginx-'));
  for (const [name, content] of Object.entries(files))
    writeFileSync(join(dir, name), content, { mode: 0o600 });
  writeFileSync(join(dir, 'servers.conf'), servers.replaceAll('/etc/nginx', dir));
  writeFileSync(join(dir, 'nginx.conf'), surroundings);
  const stop = await startProxy(nginx, ['-e', 'stderr', '-p', dir, '-c', join(dir, 'nginx.conf')], port);
  return async () => {
    await stop();
    rmSync(dir, { recursive: true, force: true });
  };
}

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
  include servers.conf;
}
`;
