import { execFileSync } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { parseAst } from 'vitest/node';

/** What checks origin, session and input before an action runs. */
const makers = ['signedInAction', 'signedInForm', 'restrictedForm', 'visitorForm'];

const sources = execFileSync(
  'git',
  ['ls-files', '-z', '--cached', '--others', '--exclude-standard', 'app', 'components', 'lib'],
  { encoding: 'utf8' },
)
  .split('\0')
  .filter((file) => /\.tsx?$/.test(file) && !/\.test\.|\/testing\//.test(file))
  .map((file) => ({ file, text: readFileSync(file, 'utf8') }));

type Node = { type: string; start: number; end: number } & Record<string, unknown>;

const isNode = (value: unknown): value is Node =>
  typeof value === 'object' && value !== null && 'type' in value;

const isDirective = (node: Node) => node.type === 'ExpressionStatement' && node.directive === 'use server';

/** Whether this is `const NAME = MAKER(…)`, for each name that it declares. */
function isMade({ declaration }: Node): boolean {
  if (!isNode(declaration) || declaration.type !== 'VariableDeclaration') return false;
  return (declaration.declarations as Node[]).every(
    ({ init }) =>
      isNode(init) && init.type === 'CallExpression' && makers.includes(String((init.callee as Node).name)),
  );
}

/** The actions of a file, and those among them that nothing guards. */
function actionsOf(text: string, lang: 'ts' | 'tsx' = 'tsx'): { actions: number; unguarded: string[] } {
  const body = parseAst(text, { lang }).body as unknown as Node[];
  const exports = body.some(isDirective) ? body.filter(({ type }) => type.startsWith('Export')) : [];
  const inline = body.flatMap(within).filter(isDirective);
  const unguarded = [...exports.filter((one) => !isMade(one)), ...inline];
  return { actions: exports.length, unguarded: unguarded.map(({ start, end }) => text.slice(start, end)) };
}

/** All that stands within a statement. */
function within(node: Node): Node[] {
  const children = Object.values(node).flat().filter(isNode);
  return children.flatMap((child) => [child, ...within(child)]);
}

describe('server actions', () => {
  it('are each made by one that checks origin, session and input', () => {
    const found = sources.map(({ file, text }) => ({
      file,
      ...actionsOf(text, file.endsWith('x') ? 'tsx' : 'ts'),
    }));
    expect(found.filter(({ unguarded }) => unguarded.length > 0)).toEqual([]);
    expect(found.reduce((sum, { actions }) => sum + actions, 0)).toBeGreaterThanOrEqual(17);
  });

  it.each([
    "'use server';\nexport async function revoke() {}",
    "'use server';\nexport const revoke = async () => {};",
    "'use server';\nexport const revoke = guess(signedInAction);",
    "'use server';\nexport default signedInAction;",
    "'use server';\nexport { revoke } from './revoke';",
    "'use server';\nexport const a = signedInAction(x, y), b = async () => {};",
    "export function Page() { async function save() { 'use server'; } return save; }",
    "const save = async () => { 'use server'; };",
  ])('one made by hand would be found: %s', (text) => {
    expect(actionsOf(text).unguarded).toHaveLength(1);
  });

  it('one that is guarded is not', () => {
    const text = "'use server';\nexport const a = signedInAction(x, y);\nconst b = async () => {};";
    expect(actionsOf(text)).toEqual({ actions: 1, unguarded: [] });
  });
});
