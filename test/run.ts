import { spawnSync } from 'node:child_process';
import { existsSync, readFileSync, rmSync } from 'node:fs';
import { ensureBrowser } from '@/test/browser';
import { ownFolder } from '@/test/own-folder';
import { type Results, results } from '@/test/report/results';

const UNIT_RESULTS = 'test-results/unit.json';
const E2E_RESULTS = 'test-results/e2e.json';

/** Runs a step; gives 1 passed or what failed. */
function step(name: string, command: string, args: string[]): Results {
  console.log(`\n── ${name}`);
  const { status, signal } = spawnSync(command, args, { stdio: 'inherit' });
  if (status === 0) return { passed: 1, failures: [] };
  return { passed: 0, failures: [{ where: name, what: `it ended with ${status ?? signal}` }] };
}

/** Runs a step that reports single tests; a step that ends badly without naming one counts as one. */
function tests(name: string, args: string[], report: string): Results {
  rmSync(report, { force: true });
  const outcome = step(name, 'npx', args);
  if (!existsSync(report))
    return { passed: 0, failures: [{ where: name, what: 'it did not say what it found' }] };
  const { passed, failures } = results.parse(JSON.parse(readFileSync(report, 'utf8')));
  return { passed, failures: failures.length > 0 ? failures : outcome.failures };
}

function endToEndTests(): Results {
  try {
    ensureBrowser();
  } catch (error) {
    return { passed: 0, failures: [{ where: 'end to end', what: (error as Error).message }] };
  }
  return tests('end to end', ['playwright', 'test'], E2E_RESULTS);
}

const steps = [
  () => step('types', 'npm', ['run', '--silent', 'typecheck']),
  () => step('lint', 'npm', ['run', '--silent', 'lint']),
  () => tests('unit and integration', ['vitest', 'run'], UNIT_RESULTS),
  () => step('build', 'npm', ['run', '--silent', 'build']),
  endToEndTests,
];

const { folder, remove } = ownFolder();
const all = steps.map((run) => run());
const passed = all.reduce((sum, step) => sum + step.passed, 0);
const failures = all.flatMap((step) => step.failures);
// Once more at the very end, where somebody who reads a long log begins.
for (const { where, what } of failures) console.log(`\n✗ ${where}\n${what.replaceAll(/^/gm, '    ')}`);
console.log(`\n${passed} passed, ${failures.length} failed`);
if (failures.length === 0) remove();
else console.log(`What the tests left behind, such as the server's log, is in ${folder}`);
process.exit(failures.length > 0 ? 1 : 0);
