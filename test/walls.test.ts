import { execFileSync } from 'node:child_process';
import { existsSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join, resolve } from 'node:path';
import { afterAll, beforeAll, expect, it } from 'vitest';

const LONGEST = 300;
const FULLEST = 16;

let house: string;

beforeAll(() => {
  // A house with the same walls and nothing in it.
  house = mkdtempSync(join(tmpdir(), 'latchkey-walls-'));
  const config = JSON.parse(readFileSync('biome.json', 'utf8'));
  writeFileSync(join(house, 'biome.json'), JSON.stringify({ ...config, vcs: { enabled: false } }));
});

afterAll(() => rmSync(house, { recursive: true }));

/** What the linter says about a file with this content, at this place. */
function lint(file: string, source: string): string {
  const path = join(house, file);
  mkdirSync(dirname(path), { recursive: true });
  writeFileSync(path, source);
  const biome = resolve('node_modules/@biomejs/biome/bin/biome');
  try {
    return execFileSync(process.execPath, [biome, 'lint', file], {
      cwd: house,
      encoding: 'utf8',
      stdio: 'pipe',
    });
  } catch (error) {
    const { stdout, stderr } = error as { stdout: string; stderr: string };
    return stdout + stderr;
  }
}

const forbidden: [string, string][] = [
  ['components/ui/button.tsx', '@/app/globals'],
  ['components/ui/button.tsx', '@/lib/server/pages/page-request'],
  ['lib/api/app.ts', '@/app/layout'],
  ['lib/api/app.ts', '@/components/ui/button'],
  ['lib/api/app.ts', 'next/server'],
  ['lib/api/app.ts', '@/lib/cli/run'],
  ['lib/tokens/create-token.ts', '@/lib/cli/run'],
  ['lib/cli/run.ts', '@/app/layout'],
  ['lib/cli/run.ts', 'next/server'],
  ['lib/api/app.ts', '@/lib/server/pages/page-request'],
  ['lib/functions/tokens.ts', '@/components/ui/button'],
  ['lib/tokens/create-token.ts', '@/app/layout'],
  ['lib/tokens/create-token.ts', '@/components/ui/button'],
  ['lib/tokens/create-token.ts', '@/lib/api/app'],
  ['lib/tokens/create-token.ts', '@/lib/functions/tokens'],
  ['lib/tokens/create-token.ts', 'next/headers'],
  ['lib/tokens/create-token.ts', 'react'],
  ['lib/tokens/create-token.ts', 'hono'],
  ['lib/tokens/create-token.ts', '@hono/zod-openapi'],
  ['lib/audit/record.ts', 'next'],
  ['lib/accounts/sign-in.ts', 'next-auth'],
  ['lib/accounts/sign-in.ts', 'next-auth/jwt'],
  ['lib/db/client.ts', '@/lib/tokens/secret'],
  ['lib/db/client.ts', '@/lib/accounts/sign-in'],
  ['lib/db/client.ts', '@/lib/audit/record'],
  ['lib/log/log.ts', '@/lib/audit/record'],
  ['lib/metrics/counts.ts', '@/lib/tokens/secret'],
  ['lib/config.ts', '@/lib/tokens/secret'],
  ['lib/time.ts', '@/lib/api/app'],
  ['lib/server/pages/page-request.ts', '@/app/layout'],
  ['app/page.tsx', '../lib/config'],
  ['lib/tokens/create-token.ts', '../db/client'],
];

it.each(forbidden)('%s may not import %s', (file, module) => {
  const said = lint(file, `import { thing } from '${module}';\nexport const other = thing;\n`);
  expect(said).toContain('noRestrictedImports');
});

const allowed: [string, string][] = [
  ['app/page.tsx', '@/components/ui/button'],
  ['app/page.tsx', '@/lib/tokens/secret'],
  ['components/tokens/row.tsx', '@/lib/tokens/state'],
  ['lib/api/app.ts', '@/lib/tokens/secret'],
  ['lib/cli/run.ts', '@/lib/functions/registry'],
  ['lib/api/app.ts', 'hono'],
  ['lib/tokens/create-token.ts', '@/lib/db/client'],
  ['lib/tokens/create-token.ts', '@/lib/audit/record'],
];

it.each(allowed)('%s may import %s', (file, module) => {
  const said = lint(file, `import { thing } from '${module}';\nexport const other = thing;\n`);
  expect(said).not.toContain('noRestrictedImports');
});

it.each(['app/page.tsx', 'lib/tokens/secret.ts', 'components/ui/button.tsx'])(
  '%s may not read process.env',
  (file) => {
    expect(lint(file, 'export const port = process.env.PORT;\n')).toContain('noProcessEnv');
  },
);

it('any is refused', () => {
  expect(lint('lib/tokens/secret.ts', 'export const thing: any = 1;\n')).toContain('noExplicitAny');
});

it(`no file is longer than ${LONGEST} lines`, () => {
  const long = sources().filter((file) => lengthOf(file) > LONGEST);
  expect(long).toEqual([]);
});

it(`no folder holds more than ${FULLEST} product files, components/ui apart`, () => {
  const counts = new Map<string, number>();
  for (const file of sources()) {
    if (/\.(test|spec)\.tsx?$|\/testing\//.test(file) || !existsSync(file)) continue;
    counts.set(dirname(file), (counts.get(dirname(file)) ?? 0) + 1);
  }
  const crowded = [...counts].filter(([folder, count]) => count > FULLEST && folder !== 'components/ui');
  expect(crowded).toEqual([]);
});

/** Every source file that git knows. */
function sources(): string[] {
  return execFileSync('git', ['ls-files', '-z', '*.ts', '*.tsx', '*.mjs', '*.js', ':!clients'], {
    encoding: 'utf8',
  })
    .split('\0')
    .filter(Boolean);
}

function lengthOf(file: string): number {
  try {
    return readFileSync(file, 'utf8').split('\n').length;
  } catch {
    return 0;
  }
}
