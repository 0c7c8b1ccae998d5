import { expect, test } from 'vitest';
import { toNestedForm } from '@/lib/functions/outcome';
import { listFunctions, unknownFunction } from '@/lib/functions/registry';

test('each function is there once, with a summary that begins with a verb', () => {
  const names = listFunctions().map(({ module, name }) => `${module}::${name}`);
  expect(new Set(names).size).toBe(names.length);
  for (const { summary } of listFunctions())
    expect(summary).toMatch(/^(Ask|Create|Get|Give|List|Remove|Replace|Revoke|Run|Set) /);
});

test('the nested form is cPanel’s', () => {
  expect(toNestedForm('Email', 'x', unknownFunction('Email', 'x'))).toMatchObject({
    apiversion: 3,
    module: 'Email',
    func: 'x',
    result: { status: 0, data: null },
  });
});
