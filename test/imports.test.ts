import { describe, expect, it } from 'vitest';
import { importsOf, productFiles } from './source-files';

const sources = productFiles('app', 'bin', 'components', 'deploy', 'lib', 'server.ts', 'instrumentation.ts');
const graph = new Map(sources.map((source) => [source.file, importsOf(source)]));

/** From left to right, as docs/architecture.md draws it: a file imports its own layer and those to its right. */
const layers = [
  ['app', 'server.ts', 'instrumentation.ts', 'bin', 'deploy'],
  ['components', 'lib/cli', 'lib/server'],
  ['lib/api', 'lib/functions'],
  ['lib/tokens', 'lib/accounts'],
  ['lib/audit'],
  ['lib/db', 'lib/log', 'lib/metrics', 'lib/lock'],
  ['lib'],
];

const layerOf = (file: string) =>
  layers.findIndex((layer) => layer.some((place) => file === place || file.startsWith(`${place}/`)));

/** What a file imports, directly or not, before its first line runs. */
function loadedWith(entry: string): Map<string, string> {
  const importer = new Map([[entry, '']]);
  for (const file of importer.keys())
    for (const one of graph.get(file) ?? [])
      if (!one.typeOnly && !one.late && !importer.has(one.file)) importer.set(one.file, file);
  return importer;
}

/** How an entry comes to load a file: the chain of imports. */
function chain(importers: Map<string, string>, to: string): string[] {
  return to ? [...chain(importers, importers.get(to) ?? ''), to] : [];
}

describe('imports', () => {
  // A fresh clone has no generated client: what makes it must not need it.
  it.each(['server.ts', 'bin/latchkey.ts', 'deploy/prebuild.ts'])(
    '%s starts without the generated client',
    (entry) => {
      const importers = loadedWith(entry);
      expect(importers.size).toBeGreaterThan(5);
      const generated = [...importers.keys()].filter((file) => file.startsWith('lib/db/generated'));
      expect(generated.map((file) => chain(importers, file))).toEqual([]);
    },
  );

  it('the generated client is loaded by the server that is started after it', () => {
    const files = [...loadedWith('lib/server/start/start-server.ts').keys()];
    expect(files.some((file) => file.startsWith('lib/db/generated/client'))).toBe(true);
  });

  it('go from left to right', () => {
    const upward = [...graph].flatMap(([file, imports]) =>
      imports.filter((one) => layerOf(one.file) < layerOf(file)).map((one) => `${file} → ${one.file}`),
    );
    expect(upward.filter((line) => !line.endsWith('package.json'))).toEqual([]);
  });

  it('make no circle, types included', () => {
    expect(circles()).toEqual([]);
  });
});

/** Each circle of imports, as the files on it (Tarjan's strongly connected components). */
function circles(): string[][] {
  const found: string[][] = [];
  const index = new Map<string, number>();
  const low = new Map<string, number>();
  const stack: string[] = [];
  const visit = (file: string) => {
    index.set(file, index.size);
    low.set(file, index.get(file) as number);
    stack.push(file);
    for (const { file: next } of graph.get(file) ?? []) {
      if (!index.has(next)) visit(next);
      if (stack.includes(next)) low.set(file, Math.min(low.get(file) as number, low.get(next) as number));
    }
    if (low.get(file) !== index.get(file)) return;
    const members = stack.splice(stack.indexOf(file));
    if (members.length > 1) found.push(members.sort());
  };
  for (const file of graph.keys()) if (!index.has(file)) visit(file);
  return found;
}
