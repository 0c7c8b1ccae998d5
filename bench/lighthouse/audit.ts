import lighthouse, { desktopConfig } from 'lighthouse';

export type Form = 'mobile' | 'desktop';

/** The least that is accepted of each category, of 100. */
export const leastScores = { performance: 95, accessibility: 100, 'best-practices': 100 };

type Category = keyof typeof leastScores;
type Flags = Parameters<typeof lighthouse>[1];
type Result = NonNullable<Awaited<ReturnType<typeof lighthouse>>>;

const ATTEMPTS = 3;

/** What one run said. `faults` are the audits of the categories that must be flawless and were not. */
export type Scores = {
  scores: Record<Category, number>;
  largestPaint: number;
  blockingTime: number;
  layoutShift: number;
  /** How fast Lighthouse found this machine, just then: its benchmarkIndex. */
  machine: number;
  faults: string[];
};

type Order = { url: string; port: number; form: Form; cookie?: string };

/** Has Lighthouse look at a page once, through the browser that listens on this debugging port. */
export async function audit({ url, port, form, cookie }: Order): Promise<Scores> {
  const categories = Object.keys(leastScores) as Category[];
  const flags = {
    port,
    logLevel: 'error' as const,
    onlyCategories: categories,
    ...(cookie && { extraHeaders: { Cookie: cookie } }),
  };
  const lhr = await look(url, flags, form);
  if (new URL(lhr.finalDisplayedUrl).pathname !== new URL(url).pathname)
    throw new Error(`${url} led to ${lhr.finalDisplayedUrl}.`);
  const score = (category: Category) => Math.round((lhr.categories[category]?.score ?? 0) * 100);
  const value = (id: string) => lhr.audits[id]?.numericValue ?? Number.NaN;
  return {
    scores: {
      performance: score('performance'),
      accessibility: score('accessibility'),
      'best-practices': score('best-practices'),
    },
    largestPaint: value('largest-contentful-paint'),
    blockingTime: value('total-blocking-time'),
    layoutShift: value('cumulative-layout-shift'),
    machine: lhr.environment.benchmarkIndex,
    faults: categories
      .filter((category) => leastScores[category] === 100)
      .flatMap((category) => lhr.categories[category]?.auditRefs ?? [])
      .filter(({ id, weight }) => weight > 0 && (lhr.audits[id]?.score ?? 1) < 1)
      .map(({ id }) => `${id}: ${lhr.audits[id]?.title}`),
  };
}

/** On a busy machine Chromium now and then loses the trace of a load: such a look tells nothing, and is repeated. */
async function look(url: string, flags: Flags, form: Form): Promise<Result['lhr']> {
  for (let attempt = 1; ; attempt++) {
    const result = await lighthouse(url, flags, form === 'desktop' ? desktopConfig : undefined);
    if (result && !result.lhr.runtimeError) return result.lhr;
    const reason = result?.lhr.runtimeError?.message ?? 'nothing was said';
    if (attempt === ATTEMPTS) throw new Error(`Lighthouse could not look at ${url}: ${reason}`);
  }
}
