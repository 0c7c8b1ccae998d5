import { dirname, join } from 'node:path';
import type { Program } from '@/deploy/testing/program';
import type { Start } from '@/deploy/testing/promises';
import { portsOf, runRecipe } from '@/deploy/testing/recipe';
import { startTlsFront } from '@/deploy/testing/tls-front';
import { makeAccount, makeToken } from '@/lib/api/testing/accounts';

/** Where Apache's modules lie, as seen from the folder of its program. */
export const MODULES = '../lib/apache2/modules';

/** Starts Apache, where there is one, with one of our recipes and the module that it is for. */
export function startApache(apache: Program | null, recipe: 'openidc' | 'oauth2'): Start {
  return async (stand, change) => {
    const { path, env } = apache as Program;
    const client = await makeToken(await makeAccount(), { name: 'apache', features: ['verify'] });
    const front = await startTlsFront(stand.latchkey);
    const running = await runRecipe({
      files: ['apache/common.conf', 'apache/latchkey.lua', `apache/${recipe}.conf`],
      change,
      instead: ({ dir }) => ({
        'https://127.0.0.1:3000': `https://127.0.0.1:${front.port}`,
        '/etc/apache2/latchkey': dir,
        ...portsOf(stand),
      }),
      own: ({ dir }) => ({
        'ca.pem': front.cert,
        'apache.conf': mainFile(recipe, dir, join(dirname(path), MODULES)),
      }),
      command: ({ dir }) => [
        { path, env: { ...env, LATCHKEY_SECRET: client.secret } },
        ['-f', join(dir, 'apache.conf'), '-DFOREGROUND'],
      ],
    });
    const stop = async () => {
      await running.stop();
      await front.stop();
    };
    return { port: running.port, stop };
  };
}

/** All that Apache needs besides the recipe, in a folder of the test's own. */
function mainFile(recipe: 'openidc' | 'oauth2', dir: string, modules: string): string {
  const module = recipe === 'openidc' ? 'auth_openidc' : 'oauth2';
  const names = ['mpm_event', 'authn_core', 'authz_core', 'headers', 'lua', 'proxy', 'proxy_http', 'rewrite'];
  const load = [...names, module].map(
    (name) => `LoadModule ${name}_module ${join(modules, `mod_${name}.so`)}`,
  );
  // Root, as in containers, must hand the requests to somebody else.
  const who = process.getuid?.() === 0 ? ['User nobody', 'Group nogroup'] : [];
  return [
    `ServerRoot ${dir}`,
    `DefaultRuntimeDir ${dir}`,
    `PidFile ${join(dir, 'apache.pid')}`,
    `ErrorLog ${join(dir, 'error.log')}`,
    'ServerName 127.0.0.1',
    'StartServers 1',
    ...load,
    ...who,
    `Include ${recipe}.conf`,
    '',
  ].join('\n');
}
