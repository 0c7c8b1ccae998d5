import { join } from 'node:path';
import { describe } from 'vitest';
import { findProgram, type Program } from '@/deploy/testing/program';
import { keepsItsPromises } from '@/deploy/testing/promises';
import { portsOf, runRecipe } from '@/deploy/testing/recipe';

const nginx = findProgram('nginx', 'nginx');

describe.skipIf(!nginx)('nginx with our recipe', () => {
  keepsItsPromises('nginx', (stand, change) =>
    runRecipe({
      files: ['nginx/latchkey.conf'],
      change,
      instead: () => portsOf(stand),
      own: () => ({ 'nginx.conf': surroundings }),
      command: ({ dir }) => [nginx as Program, ['-e', 'stderr', '-p', dir, '-c', join(dir, 'nginx.conf')]],
    }),
  );
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
