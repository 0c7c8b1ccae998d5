import { availableParallelism } from 'node:os';
import { defineConfig } from 'vitest/config';

const root = import.meta.dirname;
const resolve = { alias: { '@': root } };
const nobody = ['**/node_modules/**', '**/.next*/**', 'e2e/**'];

/** Tests on a database; those with clients that others wrote need one as well. */
const database = ['**/*.db.test.ts', '**/*.clients.test.ts'];

export default defineConfig({
  resolve,
  test: {
    // By itself Vitest leaves one processor idle: on two that doubles the time.
    maxWorkers: availableParallelism(),
    reporters: ['default', ['./test/report/unit.ts', { file: 'test-results/unit.json' }]],
    projects: [
      {
        resolve,
        test: { name: 'unit', include: ['**/*.test.{ts,tsx}'], exclude: [...nobody, ...database] },
      },
      {
        resolve,
        test: {
          name: 'database',
          include: database,
          exclude: nobody,
          globalSetup: ['test/global-setup.ts'],
          setupFiles: ['test/database.ts'],
          testTimeout: 30_000,
          hookTimeout: 60_000,
        },
      },
    ],
  },
});
