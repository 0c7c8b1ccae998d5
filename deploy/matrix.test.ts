import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { matrix, proxies } from '@/deploy/testing/matrix';

const read = (name: string) => readFileSync(join(import.meta.dirname, name), 'utf8');
const tests = readdirSync(import.meta.dirname)
  .filter((name) => name.endsWith('.db.test.ts'))
  .map(read);

test('the table in deploy/README.md says what the tests of the recipes declare', () => {
  const table = /<!-- promises -->\n\n([\s\S]*?)\n\n<!-- \/promises -->/.exec(read('README.md'))?.[1];
  expect(table).toBe(matrix());
});

test.each(Object.entries(proxies))('the promises of %s are tested as the table says', (name, { tried }) => {
  const testing = tests.filter((text) => text.includes(`keepsItsPromises('${name}'`));
  expect(testing).toHaveLength(1);
  // A program is found and started; a model is written with `relay`.
  expect(testing[0]?.includes('findProgram(')).toBe(tried === 'for real');
  expect(testing[0]?.includes('relay(')).toBe(tried === 'by contract');
});
