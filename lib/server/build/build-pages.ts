import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import { basePath, buildFolder } from '@/lib/address/own-address';
import { CannotStart } from '@/lib/cannot-start';
import { nameOf } from '@/lib/lock/ask';
import { type Lock, takeLock } from '@/lib/lock/lock';
import { compilePrograms } from '@/lib/server/build/compile-programs';
import { runTool } from '@/lib/server/build/run-tool';
import { stampOf } from '@/lib/server/build/stamp';
import { printLine } from '@/lib/server/start/print';
import type { Shutdown } from '@/lib/server/start/shutdown';

/** What the build is made from, from the folder of the project. */
export const buildSources = [
  ...['app', 'instrumentation.ts', 'components', 'lib', 'public', 'prisma/schema.prisma'],
  ...['next.config.js', 'postcss.config.mjs', 'tailwind.config.ts', 'tsconfig.json'],
  ...['tsconfig.under-a-path.json', 'package-lock.json'],
];

/** Builds the pages and compiles the programs, unless what is built came from these very sources. One start at a time. */
export async function buildPages(root: string, shutdown: Shutdown): Promise<void> {
  const sources = stampOf(
    root,
    buildSources,
    (path) => path.startsWith('lib/db/generated/') || path.includes('.test.'),
  );
  const stamp = `${sources} ${basePath()}`;
  if (isBuilt(root, stamp)) return;
  const lock = await lockOf(root, shutdown);
  try {
    if (isBuilt(root, stamp)) return;
    printLine('Building the pages. This takes half a minute, and happens only when something changed …');
    const began = Date.now();
    await runTool('next/dist/bin/next', ['build'], shutdown);
    await compilePrograms(root);
    writeFileSync(join(root, buildFolder(), 'latchkey-stamp'), stamp);
    printLine(`Built in ${Math.round((Date.now() - began) / 1000)} s.`);
  } finally {
    await lock.release();
  }
}

function isBuilt(root: string, stamp: string): boolean {
  const file = join(root, buildFolder(), 'latchkey-stamp');
  return (
    existsSync(join(root, buildFolder(), 'BUILD_ID')) &&
    existsSync(file) &&
    readFileSync(file, 'utf8') === stamp
  );
}

/** The lock of the build, when nobody else has it any more. Throws CannotStart. */
async function lockOf(root: string, shutdown: Shutdown): Promise<Lock> {
  let told = false;
  while (!shutdown.begun) {
    const taken = await takeLock(join(root, '.next.lock'), printLine).catch(
      (error: NodeJS.ErrnoException) => {
        throw new CannotStart(
          `Cannot build the pages in ${root} (${error.code}): build them where this folder can be written to, with the same path in PUBLIC_URL.`,
        );
      },
    );
    if ('lock' in taken) return taken.lock;
    if (!told) printLine(`Another start (${nameOf(taken.holder)}) is building the pages: waiting for it …`);
    told = true;
    await pause(500);
  }
  throw new CannotStart('Stopped before the pages were built.');
}
