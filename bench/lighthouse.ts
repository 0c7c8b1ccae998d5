import { parseArgs } from 'node:util';
import { launchBrowser } from '@/bench/foundation/browser';
import { addOwner } from '@/bench/foundation/owner';
import { withClient } from '@/bench/foundation/postgres';
import { median } from '@/bench/foundation/statistics';
import { withLatchkey } from '@/bench/foundation/with-latchkey';
import { audit, type Form, leastScores, type Scores } from '@/bench/lighthouse/audit';
import { writeTable } from '@/bench/report/write-table';
import { freePort } from '@/lib/testing/free-port';

// What Lighthouse says of the screens, as a phone and as a desktop see them.
const { values: asked } = parseArgs({
  options: { quick: { type: 'boolean', default: false }, screens: { type: 'string' } },
});
const RUNS = asked.quick ? 1 : 3;
const TOKENS = 100;
const forms: Form[] = ['mobile', 'desktop'];
const categories = ['performance', 'accessibility', 'best-practices'] as const;

type Audited = { screen: string; form: Form; runs: Scores[] };

const audited = await withLatchkey(async ({ database, server }) => {
  const owner = await addOwner(database.url, 'owner', TOKENS);
  const { rows } = await withClient(database.url, (client) => client.query('SELECT id FROM token LIMIT 1'));
  const screens = [
    { screen: 'sign-in', path: '/sign-in' },
    { screen: 'table', path: '/tokens', cookie: owner.cookie },
    { screen: 'create', path: '/tokens/new', cookie: owner.cookie },
    { screen: 'manage', path: `/tokens/${rows[0].id}`, cookie: owner.cookie },
  ];
  const port = await freePort();
  const browser = await launchBrowser([`--remote-debugging-port=${port}`]);
  const all: Audited[] = [];
  try {
    for (const { screen, path, cookie } of screens) {
      if (asked.screens && !asked.screens.split(',').includes(screen)) continue;
      for (const form of forms) {
        const runs: Scores[] = [];
        for (let run = 0; run < RUNS; run++)
          runs.push(await audit({ url: server.url + path, port, form, cookie }));
        console.log(`${screen}, ${form}: ${JSON.stringify(runs)}`);
        all.push({ screen, form, runs });
      }
    }
  } finally {
    await browser.close();
  }
  return all;
});

const middle = (runs: Scores[], category: (typeof categories)[number]) =>
  median(runs.map(({ scores }) => scores[category]));

await writeTable('lighthouse', {
  facts: `Lighthouse's scores, of 100; medians of ${RUNS}; an account of ${TOKENS} tokens. “mobile” is a simulated slow phone on a slow network, “desktop” a fast one. The simulated phone is this machine four times slower: scores follow how fast Lighthouse found it meanwhile (its benchmarkIndex).`,
  head: ['screen', 'form', ...categories, 'largest paint', 'blocking time', 'layout shift', 'machine'],
  rows: audited.map(({ screen, form, runs }) => [
    screen,
    form,
    ...categories.map((category) => middle(runs, category).toFixed(0)),
    `${median(runs.map((run) => run.largestPaint)).toFixed(0)} ms`,
    `${median(runs.map((run) => run.blockingTime)).toFixed(0)} ms`,
    median(runs.map((run) => run.layoutShift)).toFixed(3),
    median(runs.map((run) => run.machine)).toFixed(0),
  ]),
  samples: audited,
});

let short = false;
for (const { screen, form, runs } of audited) {
  for (const category of categories) {
    const score = middle(runs, category);
    if (score >= leastScores[category]) continue;
    short = true;
    console.error(`${screen}, ${form}: ${category} is ${score}, wanted ${leastScores[category]}.`);
  }
  for (const fault of new Set(runs.flatMap((run) => run.faults)))
    console.error(`  ${screen}, ${form}: ${fault}`);
}
process.exit(short ? 1 : 0);
