import type { Browser } from '@playwright/test';
import { launchBrowser } from '@/bench/foundation/browser';
import { addOwner, type Owner } from '@/bench/foundation/owner';
import { median } from '@/bench/foundation/statistics';
import { withLatchkey } from '@/bench/foundation/with-latchkey';
import { milliseconds, writeTable } from '@/bench/report/write-table';

// When a person sees their tokens, by how many they have. A real browser: first byte and largest paint.
const quick = process.argv.includes('--quick');
const COUNTS = quick ? [10, 10_000] : [10, 10_000, 1_000_000];
const LOADS = quick ? 3 : 15;
const WARM_UP = 2;

type Paint = { firstByte: number; largestPaint: number };
type Account = { count: number; owner: Owner; paints: Paint[] };

const accounts = await withLatchkey(async ({ database, server }) => {
  const all: Account[] = [];
  for (const count of COUNTS)
    all.push({ count, owner: await addOwner(database.url, `has-${count}`, count), paints: [] });
  const browser = await launchBrowser();
  try {
    // In turn, so that whatever else the machine does falls on all of them.
    for (let load = -WARM_UP; load < LOADS; load++) {
      for (const { owner, paints } of all) {
        const paint = await look(browser, `${server.url}/tokens`, owner.cookie);
        if (load >= 0) paints.push(paint);
      }
    }
  } finally {
    await browser.close();
  }
  return all;
});

const middle = ({ paints }: Account, figure: keyof Paint) => median(paints.map((paint) => paint[figure]));
const [fewest] = accounts as [Account];
await writeTable('paint', {
  facts: `The tokens page in Chromium with an empty cache: medians of ${LOADS} loads, accounts in turn; ratios are to the account of ${fewest.count} tokens.`,
  head: ['tokens in the account', 'first byte', 'ratio', 'largest contentful paint', 'ratio'],
  rows: accounts.map((account) => [
    account.count.toLocaleString('en'),
    ...(['firstByte', 'largestPaint'] as const).flatMap((figure) => [
      milliseconds(middle(account, figure)),
      (middle(account, figure) / middle(fewest, figure)).toFixed(2),
    ]),
  ]),
  samples: accounts.map(({ count, paints }) => ({ count, paints })),
});

/** Loads the page as a browser does that has never been here. */
async function look(browser: Browser, url: string, cookie: string): Promise<Paint> {
  const [name = '', value = ''] = cookie.split(/=(.*)/s);
  const context = await browser.newContext();
  try {
    await context.addCookies([{ name, value, url }]);
    const page = await context.newPage();
    const response = await page.goto(url, { waitUntil: 'networkidle' });
    if (response?.status() !== 200 || page.url() !== url) throw new Error(`${url} led to ${page.url()}`);
    return await page.evaluate(readPaint);
  } finally {
    await context.close();
  }
}

/** In the page: both figures count from the start of the navigation. */
function readPaint(): Promise<Paint> {
  const [navigation] = performance.getEntriesByType('navigation') as PerformanceNavigationTiming[];
  return new Promise((resolve) => {
    new PerformanceObserver((list) => {
      const largest = list.getEntries().at(-1)?.startTime ?? Number.NaN;
      resolve({ firstByte: navigation?.responseStart ?? Number.NaN, largestPaint: largest });
    }).observe({ type: 'largest-contentful-paint', buffered: true });
  });
}
