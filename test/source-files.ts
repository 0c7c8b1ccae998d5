import { execFileSync } from 'node:child_process';
import { existsSync, readFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { parseAst } from 'vitest/node';

export type SourceFile = { file: string; text: string };
export type Node = { type: string; start: number; end: number } & Record<string, unknown>;
export type Import = { file: string; typeOnly: boolean; late: boolean };

/** The TypeScript that the product is made of, tests and what only they use aside. Paths from the root. */
export function productFiles(...folders: string[]): SourceFile[] {
  const listed = execFileSync(
    'git',
    ['ls-files', '-z', '--cached', '--others', '--exclude-standard', ...folders],
    {
      encoding: 'utf8',
    },
  );
  return listed
    .split('\0')
    .filter((file) => /\.tsx?$/.test(file) && !/\.(test|spec)\.|\/testing\//.test(file) && existsSync(file))
    .map((file) => ({ file, text: readFileSync(file, 'utf8') }));
}

/** The statements of a source. */
export function parse({ file, text }: SourceFile): Node[] {
  return parseAst(text, { lang: file.endsWith('x') ? 'tsx' : 'ts' }).body as unknown as Node[];
}

export const isNode = (value: unknown): value is Node =>
  typeof value === 'object' && value !== null && 'type' in value;

/** All that stands within a node. */
export function within(node: Node): Node[] {
  const children = Object.values(node).flat().filter(isNode);
  return children.flatMap((child) => [child, ...within(child)]);
}

/** What a file of ours imports from our own files, and how. */
export function importsOf(source: SourceFile): Import[] {
  return parse(source)
    .flatMap((statement) => [statement, ...within(statement)])
    .flatMap((node) => {
      const from = isNode(node.source) ? node.source.value : undefined;
      const file = typeof from === 'string' ? resolveOwn(source.file, from) : undefined;
      return file ? [{ file, typeOnly: isTypeOnly(node), late: node.type === 'ImportExpression' }] : [];
    });
}

// Only a whole `import type` leaves nothing behind (verbatimModuleSyntax).
const isTypeOnly = (node: Node) => node.importKind === 'type' || node.exportKind === 'type';

/** A file that is generated later is given without its ending. */
function resolveOwn(importer: string, from: string): string | undefined {
  if (!/^(@\/|\.)/.test(from)) return undefined;
  const path = from.startsWith('@/') ? from.slice(2) : join(dirname(importer), from);
  return [path, `${path}.ts`, `${path}.tsx`].find((file) => /\.\w+$/.test(file) && existsSync(file)) ?? path;
}
