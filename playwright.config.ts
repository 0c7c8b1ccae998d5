import { cpus } from 'node:os';
import { defineConfig, devices } from '@playwright/test';
import { systemBrowser } from '@/test/browser';

/** Waits for a network that is silent, mostly: it comes first, while the other workers go on. */
const SLOW = '**/database-away.spec.ts';

const chromium = {
  ...devices['Desktop Chrome'],
  launchOptions: {
    executablePath: systemBrowser(),
    // Chromium's sandbox does not work for root.
    args: process.getuid?.() === 0 ? ['--no-sandbox'] : [],
  },
};

export default defineConfig({
  testDir: 'e2e',
  globalSetup: './test/e2e-setup.ts',
  workers: cpus().length,
  fullyParallel: true,
  forbidOnly: Boolean(process.env.CI),
  timeout: 120_000,
  expect: { timeout: 20_000 },
  reporter: [['list'], ['./test/report/e2e.ts', { file: 'test-results/e2e.json' }]],
  use: {
    // Set by the global set-up before the workers, which read this file anew, begin.
    baseURL: process.env.LATCHKEY_E2E_URL,
    // A trace slows every test by a seventh. To look into one that fails: `npx playwright test FILE --trace on`.
    trace: 'off',
  },
  projects: [
    { name: 'database away', testMatch: SLOW, use: chromium },
    { name: 'chromium', testIgnore: SLOW, use: chromium },
  ],
});
