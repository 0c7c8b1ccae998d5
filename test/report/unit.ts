import type { SerializedError } from 'vitest';
import type { Reporter, TestModule } from 'vitest/node';
import { describeError, type Results, writeResults } from '@/test/report/results';

/** Writes what Vitest found, with what its own JSON leaves out: hooks, files, and errors that nobody caught. */
export default class UnitReport implements Reporter {
  readonly #file: string;

  constructor({ file }: { file: string }) {
    this.#file = file;
  }

  onTestRunEnd(modules: readonly TestModule[], uncaught: readonly SerializedError[]): void {
    const failures = modules.flatMap(failuresOf);
    failures.push(...told('an error that nobody caught', uncaught));
    const passed = modules.flatMap((module) => [...module.children.allTests('passed')]).length;
    writeResults(this.#file, { passed, failures });
  }
}

function failuresOf(module: TestModule): Results['failures'] {
  const file = module.relativeModuleId;
  const suites = [...module.children.allSuites()];
  const tests = [...module.children.allTests('failed')];
  return [
    ...told(file, module.errors()),
    ...suites.flatMap((suite) => told(`${file} > ${suite.fullName}`, suite.errors())),
    ...tests.flatMap((test) => told(`${file} > ${test.fullName}`, (test.result().errors ?? []).slice(0, 1))),
  ];
}

function told(where: string, errors: readonly SerializedError[]): Results['failures'] {
  return errors.map((error) => ({ where, what: describeError(error) }));
}
