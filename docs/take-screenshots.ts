// Takes the screenshots of the README from a running server that holds the demo account, with the
// password on standard input:
//   node --import tsx docs/take-screenshots.ts http://localhost:3000 < password
import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { text } from 'node:stream/consumers';
import { chromium, type Page } from '@playwright/test';
import { systemBrowser } from '@/test/browser';

const images = join(import.meta.dirname, 'images');
const url = process.argv[2] ?? 'http://localhost:3000';
const password = (await text(process.stdin)).trim();

const browser = await chromium.launch({
  executablePath: systemBrowser(),
  // Chromium's sandbox does not work for root.
  args: process.getuid?.() === 0 ? ['--no-sandbox'] : [],
});
try {
  const page = await browser.newPage({
    baseURL: url,
    viewport: { width: 1280, height: 800 },
    deviceScaleFactor: 2,
    reducedMotion: 'reduce',
  });
  await signIn(page);
  for (const colorScheme of ['light', 'dark'] as const) {
    await page.emulateMedia({ colorScheme });
    await page.goto('/tokens');
    await page.waitForLoadState('networkidle');
    await keep(await page.screenshot(), `tokens-${colorScheme}.png`);
  }
} finally {
  await browser.close();
}

async function signIn(page: Page): Promise<void> {
  await page.goto('/sign-in');
  await page.getByLabel('Username or e-mail').fill('demo');
  await page.getByLabel('Password').fill(password);
  await page.getByRole('button', { name: 'Sign in' }).click();
  await page.waitForURL('**/tokens');
}

/** Writes an image as the browser made it. */
async function keep(image: Buffer, name: string): Promise<void> {
  await writeFile(join(images, name), image);
}
