import { expect, test } from 'vitest';
import { argumentsOfCompiled } from '@/lib/server/build/compile-programs';

test('a compiled program runs with the arguments of the server, but without the loader of TypeScript', () => {
  expect(argumentsOfCompiled(['--cpu-prof', '--import', 'tsx', '--import', './hooks.mjs'])).toEqual([
    '--enable-source-maps',
    '--cpu-prof',
    '--import',
    './hooks.mjs',
  ]);
  expect(argumentsOfCompiled([])).toEqual(['--enable-source-maps']);
});
