import { describe } from 'vitest';
import { findProgram, type Program } from '@/deploy/testing/program';
import { keepsItsPromises } from '@/deploy/testing/promises';
import { portsOf, runRecipe } from '@/deploy/testing/recipe';

const haproxy = findProgram('haproxy', 'haproxy');

describe.skipIf(!haproxy)('HAProxy with our recipe', () => {
  keepsItsPromises('haproxy', (stand, change) =>
    runRecipe({
      files: ['haproxy/haproxy.cfg', 'haproxy/latchkey.lua'],
      change,
      instead: () => portsOf(stand),
      command: ({ dir }) => [haproxy as Program, ['-C', dir, '-f', 'haproxy.cfg']],
    }),
  );
});
