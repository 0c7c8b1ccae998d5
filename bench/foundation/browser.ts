import { type Browser, chromium } from '@playwright/test';
import { systemBrowser } from '@/test/browser';

/** A Chromium without a window: Playwright's own, or the system's. */
export function launchBrowser(args: string[] = []): Promise<Browser> {
  // Chromium's sandbox does not work for root.
  const forRoot = process.getuid?.() === 0 ? ['--no-sandbox'] : [];
  return chromium.launch({ executablePath: systemBrowser(), args: [...forRoot, ...args] });
}
