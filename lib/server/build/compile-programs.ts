import { join } from 'node:path';
import { buildFolder } from '@/lib/address/own-address';

const PROGRAMS = ['workers/worker-main', 'pages/pages-main'];

/** Where the compiled form of a program of lib/server is. */
export function compiled(program: string): string {
  return join(process.cwd(), buildFolder(), 'latchkey', `${program}.mjs`);
}

/** How Node is to run a compiled program: as it runs this one, but for the loader of TypeScript. */
export function argumentsOfCompiled(mine: readonly string[] = process.execArgv): string[] {
  const isLoader = (at: number) => mine[at] === '--import' && mine[at + 1] === 'tsx';
  return ['--enable-source-maps', ...mine.filter((_, at) => !isLoader(at) && !isLoader(at - 1))];
}

/**
 * Compiles the programs that the server starts into a file each. From a hundred files of TypeScript each
 * would take a second to load, and there are several of them.
 */
export async function compilePrograms(root: string): Promise<void> {
  const { build } = await import('esbuild');
  await build({
    entryPoints: PROGRAMS.map((program) => join(root, 'lib/server', `${program}.ts`)),
    outdir: join(root, buildFolder(), 'latchkey'),
    outExtension: { '.js': '.mjs' },
    bundle: true,
    packages: 'external',
    platform: 'node',
    format: 'esm',
    target: 'node20',
    sourcemap: true,
    logLevel: 'error',
  });
}
