import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { text } from 'node:stream/consumers';
import { afterAll, expect, it } from 'vitest';

const folder = mkdtempSync(join(tmpdir(), 'latchkey-last-resort-'));
afterAll(() => rmSync(folder, { recursive: true }));

/** Runs a program that ends with `end` when an error reaches nobody, and in which `fault` happens. */
async function run(name: string, end: string, fault: string): Promise<{ code: number; said: string }> {
  const program = join(folder, `${name}.mts`);
  writeFileSync(
    program,
    `import { onUncaught } from '${join(import.meta.dirname, 'last-resort.ts')}';
     const alive = setInterval(() => undefined, 1000);
     onUncaught(${end});
     ${fault}`,
  );
  const child = spawn(process.execPath, ['--import', 'tsx', program], {
    stdio: ['ignore', 'pipe', 'inherit'],
  });
  const said = text(child.stdout);
  const [code] = await once(child, 'exit');
  return { code, said: await said };
}

const ENDS = "async () => process.stdout.write('ended in order\\n')";

it.each([
  ['exception', "setImmediate(() => { throw new Error('the cause'); });"],
  ['rejection', "void Promise.reject(new Error('the cause'));"],
])('%s: what nobody caught is logged, and the process ends in order', async (name, fault) => {
  const { code, said } = await run(name, ENDS, `${fault}${fault}`);
  expect(code).toBe(1);
  expect(said.match(/"level":"fatal".*the cause/g)).toHaveLength(2);
  expect(said.match(/ended in order/g)).toHaveLength(1);
});

it('ends also when it cannot do so in order', async () => {
  const end = "async () => { throw new Error('no order'); }";
  const { code, said } = await run('disorder', end, "setImmediate(() => { throw new Error('the cause'); });");
  expect(code).toBe(1);
  expect(said).toContain('no order');
});
