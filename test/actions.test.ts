import { describe, expect, it } from 'vitest';
import { isNode, type Node, parse, productFiles, type SourceFile, within } from './source-files';

/** What checks origin, session and input before an action runs. */
const makers = ['signedInAction', 'signedInForm', 'restrictedForm', 'visitorForm'];

const sources = productFiles('app', 'components', 'lib');

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
function actionsOf(source: SourceFile): { actions: number; unguarded: string[] } {
  const body = parse(source);
  const exports = body.some(isDirective) ? body.filter(({ type }) => type.startsWith('Export')) : [];
  const inline = body.flatMap(within).filter(isDirective);
  const unguarded = [...exports.filter((one) => !isMade(one)), ...inline];
  return {
    actions: exports.length,
    unguarded: unguarded.map(({ start, end }) => source.text.slice(start, end)),
  };
}

describe('server actions', () => {
  it('are each made by one that checks origin, session and input', () => {
    const found = sources.map((source) => ({ file: source.file, ...actionsOf(source) }));
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
    expect(actionsOf({ file: 'made-up.tsx', text }).unguarded).toHaveLength(1);
  });

  it('one that is guarded is not', () => {
    const text = "'use server';\nexport const a = signedInAction(x, y);\nconst b = async () => {};";
    expect(actionsOf({ file: 'made-up.tsx', text })).toEqual({ actions: 1, unguarded: [] });
  });
});
