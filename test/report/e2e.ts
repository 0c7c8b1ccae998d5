import { relative } from 'node:path';
import type { Reporter, Suite, TestCase, TestError } from '@playwright/test/reporter';
import { describeError, type Results, writeResults } from '@/test/report/results';

/** Writes what Playwright found, with what failed outside a test: the set-up, a file, a worker's end. */
export default class EndToEndReport implements Reporter {
  readonly #file: string;
  readonly #outside: TestError[] = [];
  #all: TestCase[] = [];

  constructor({ file }: { file: string }) {
    this.#file = file;
  }

  onBegin(_config: unknown, suite: Suite): void {
    this.#all = suite.allTests();
  }

  onError(error: TestError): void {
    this.#outside.push(error);
  }

  onEnd(): void {
    const failures = [
      ...this.#all.filter((test) => test.outcome() === 'unexpected').map(failureOf),
      ...this.#outside.map((error) => ({ where: 'outside of the tests', what: describeError(error) })),
    ];
    const good = this.#all.filter((test) => test.outcome() === 'expected' || test.outcome() === 'flaky');
    writeResults(this.#file, { passed: good.length, failures });
  }

  printsToStdio(): boolean {
    return false;
  }
}

function failureOf(test: TestCase): Results['failures'][number] {
  const { file, line } = test.location;
  const error = test.results.at(-1)?.error;
  return {
    where: `${relative(process.cwd(), file)}:${line} > ${test.title}`,
    what: error ? describeError(error) : 'it did not run',
  };
}
