import { availableParallelism } from 'node:os';
import { defineConfig } from 'vitest/config';

const root = import.meta.dirname;
const resolve = { alias: { '@': root } };
const nobody = ['**/node_modules/**', '**/.next/**', 'e2e/**'];

export default defineConfig({
  resolve,
  test: {
    // By itself Vitest leaves one processor idle: on two that doubles the time.
    maxWorkers: availableParallelism(),
    reporters: ['default', ['./test/report/unit.ts', { file: 'test-results/unit.json' }]],
    projects: [
      {
        resolve,
        test: { name: 'unit', include: ['**/*.test.{ts,tsx}'], exclude: [...nobody, '**/*.db.test.ts'] },
      },
      {
        resolve,
        test: {
          name: 'database',
          include: ['**/*.db.test.ts'],
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
