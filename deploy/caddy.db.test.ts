import { join } from 'node:path';
import { describe } from 'vitest';
import { findProgram, type Program } from '@/deploy/testing/program';
import { keepsItsPromises } from '@/deploy/testing/promises';
import { portsOf, runRecipe } from '@/deploy/testing/recipe';

const caddy = findProgram('caddy', 'caddy');

describe.skipIf(!caddy)('Caddy with our recipe', () => {
  keepsItsPromises('caddy', (stand, change) =>
    runRecipe({
      files: ['caddy/Caddyfile'],
      change,
      instead: () => portsOf(stand),
      command: ({ dir }) => [
        keepingIn(caddy as Program, dir),
        ['run', '--config', join(dir, 'Caddyfile'), '--adapter', 'caddyfile'],
      ],
    }),
  );
});

/** What Caddy keeps of itself goes into the test's own folder. */
function keepingIn({ path, env }: Program, dir: string): Program {
  return { path, env: { ...env, HOME: dir, XDG_DATA_HOME: dir, XDG_CONFIG_HOME: dir } };
}
