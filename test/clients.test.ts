import { readdirSync, readFileSync } from 'node:fs';
import { expect, it } from 'vitest';

const page = readFileSync('docs/clients.md', 'utf8');
const table = /<!-- clients -->\n\n([\s\S]*?)\n\n<!-- \/clients -->/.exec(page)?.[1] ?? '';
const rows = table.split('\n').slice(2).map(toRow);
const tests = filesEndingWith('.clients.test.ts');

type Row = { client: string; version: string; title: string; file: string };

function toRow(line: string): Row {
  const cells = line.split(' | ').map((cell) => cell.replace(/^\| | \|$/g, ''));
  const [, title = '', file = ''] = /^\[(.+)\]\(\.\.\/(.+)\)$/.exec(cells[4] ?? '') ?? [];
  return { client: cells[0] ?? '', version: cells[1] ?? '', title, file };
}

function filesEndingWith(end: string): string[] {
  return readdirSync('.', { recursive: true, encoding: 'utf8' }).filter(
    (file) => file.endsWith(end) && !/(^|\/)(node_modules|\.next[^/]*)\//.test(file),
  );
}

it('docs/clients.md names in each row a test that there is, by its title', () => {
  expect(rows.length).toBeGreaterThan(20);
  const missing = rows.filter(
    ({ title, file }) => !title || !readFileSync(file, 'utf8').includes(`'${title}`),
  );
  expect(missing).toEqual([]);
});

it('docs/clients.md has a row for each test with a real client', () => {
  const named = (file: string) => rows.some((row) => row.file === file);
  expect(tests.filter((file) => !named(file))).toEqual([]);
  const titles = tests.flatMap((file) =>
    [...readFileSync(file, 'utf8').matchAll(/worksWithFunctions\(\s*'([^']+)'/g)].map(([, title]) => title),
  );
  expect(titles.length).toBeGreaterThan(10);
  expect(titles.filter((title) => !rows.some((row) => row.title === title))).toEqual([]);
});

it('docs/clients.md gives the versions of npm packages that are installed', () => {
  const { devDependencies } = JSON.parse(readFileSync('package.json', 'utf8')) as {
    devDependencies: Record<string, string>;
  };
  const fromNpm = rows.filter(({ client }) => client in devDependencies);
  expect(fromNpm.length).toBeGreaterThan(0);
  for (const { client, version } of fromNpm)
    expect(`${client} ${version}`).toBe(`${client} ${devDependencies[client]}`);
});

it('CI installs the packages without which a client’s test is skipped', () => {
  const installed = readFileSync('.ci/debian-packages', 'utf8').trim().split('\n');
  expect(installed).toEqual(installed.toSorted());
  const needed = filesEndingWith('.ts')
    .filter((file) => file.startsWith('clients/'))
    .flatMap((file) => [...readFileSync(file, 'utf8').matchAll(/debianPackage: '([^']+)'/g)])
    .map(([, name]) => name);
  expect(needed.length).toBeGreaterThan(0);
  expect(needed.filter((name) => !installed.includes(name ?? ''))).toEqual([]);
});
