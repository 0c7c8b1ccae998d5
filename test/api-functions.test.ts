import { readFileSync } from 'node:fs';
import { expect, it } from 'vitest';
import { filterTypes } from '@/lib/functions/list/filter';
import { sortMethods } from '@/lib/functions/list/sort';
import { listFunctions } from '@/lib/functions/registry';

const page = readFileSync('docs/api-functions.md', 'utf8');

it('docs/api-functions.md lists every function, what it needs and what it does', () => {
  const rows = listFunctions().map(({ module, name, feature, anyToken, summary }) => {
    const limited = feature ? `\`${feature}\`` : 'unrestricted';
    return `| \`${module}::${name}\` | ${anyToken ? 'any token' : limited} | ${summary} |`;
  });
  const table = /<!-- functions -->\n\n([\s\S]*?)\n\n<!-- \/functions -->/.exec(page)?.[1];
  expect(table).toBe(['| function | needs | what it does |', '| --- | --- | --- |', ...rows].join('\n'));
});

it('it names every way to filter and to sort', () => {
  for (const name of [...filterTypes, ...sortMethods]) expect(page).toContain(`\`${name}\``);
});
