import { spawnSync } from 'node:child_process';
import { existsSync, readFileSync, rmSync } from 'node:fs';
import { z } from 'zod';
import { ensureBrowser } from '@/test/browser';
import { ownFolder } from '@/test/own-folder';

type Count = { passed: number; failed: number };

const UNIT_RESULTS = 'test-results/unit.json';
const E2E_RESULTS = 'test-results/e2e.json';

const unitReport = z.object({ numPassedTests: z.number(), numFailedTests: z.number() });
const e2eReport = z.object({
  stats: z.object({ expected: z.number(), unexpected: z.number(), flaky: z.number() }),
});

/** Runs a step; gives 1 passed or 1 failed. */
function step(name: string, command: string, args: string[]): Count {
  console.log(`\n── ${name}`);
  const { status } = spawnSync(command, args, { stdio: 'inherit' });
  return status === 0 ? { passed: 1, failed: 0 } : { passed: 0, failed: 1 };
}

/** Runs a step that reports single tests; a step that ends badly without a failed test counts as one. */
function tests(name: string, args: string[], report: string, read: (report: unknown) => Count): Count {
  rmSync(report, { force: true });
  const outcome = step(name, 'npx', args);
  const count = existsSync(report)
    ? read(JSON.parse(readFileSync(report, 'utf8')))
    : { passed: 0, failed: 0 };
  return { passed: count.passed, failed: Math.max(count.failed, outcome.failed) };
}

function unitTests(): Count {
  const args = [
    'vitest',
    'run',
    '--reporter=default',
    '--reporter=json',
    `--outputFile.json=${UNIT_RESULTS}`,
  ];
  return tests('unit and integration', args, UNIT_RESULTS, (report) => {
    const { numPassedTests, numFailedTests } = unitReport.parse(report);
    return { passed: numPassedTests, failed: numFailedTests };
  });
}

function endToEndTests(): Count {
  try {
    ensureBrowser();
  } catch (error) {
    console.error((error as Error).message);
    return { passed: 0, failed: 1 };
  }
  return tests('end to end', ['playwright', 'test'], E2E_RESULTS, (report) => {
    const { expected, unexpected, flaky } = e2eReport.parse(report).stats;
    return { passed: expected + flaky, failed: unexpected };
  });
}

const steps = [
  () => step('types', 'npm', ['run', '--silent', 'typecheck']),
  () => step('lint', 'npm', ['run', '--silent', 'lint']),
  unitTests,
  () => step('build', 'npm', ['run', '--silent', 'build']),
  endToEndTests,
];

const { folder, remove } = ownFolder();
const counts = steps.map((run) => run());
const passed = counts.reduce((sum, count) => sum + count.passed, 0);
const failed = counts.reduce((sum, count) => sum + count.failed, 0);
console.log(`\n${passed} passed, ${failed} failed`);
if (failed === 0) remove();
else console.log(`What the tests left behind, such as the server's log, is in ${folder}`);
process.exit(failed > 0 ? 1 : 0);
