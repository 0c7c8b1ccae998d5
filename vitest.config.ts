import { defineConfig } from 'vitest/config';

const root = import.meta.dirname;
const resolve = { alias: { '@': root } };
/** For what surely comes, but on a busy machine not soon. A test that waits in vain fails all the same. */
const patience = { testTimeout: 30_000, expect: { poll: { timeout: 20_000 } } };
const nobody = ['**/node_modules/**', '**/.next/**', 'e2e/**'];

export default defineConfig({
  resolve,
  test: {
    reporters: ['default', ['./test/report/unit.ts', { file: 'test-results/unit.json' }]],
    projects: [
      {
        resolve,
        test: {
          name: 'unit',
          include: ['**/*.test.{ts,tsx}'],
          exclude: [...nobody, '**/*.db.test.ts'],
          ...patience,
        },
      },
      {
        resolve,
        test: {
          name: 'database',
          include: ['**/*.db.test.ts'],
          exclude: nobody,
          globalSetup: ['test/global-setup.ts'],
          setupFiles: ['test/database.ts'],
          ...patience,
          hookTimeout: 60_000,
        },
      },
    ],
  },
});
