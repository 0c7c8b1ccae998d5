import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import { claim, release } from '@/lib/process-owner';
import { compilePrograms } from '@/lib/server/compile';
import { runTool } from '@/lib/server/run-tool';
import { say } from '@/lib/server/say';
import type { Shutdown } from '@/lib/server/shutdown';
import { stampOf } from '@/lib/server/stamp';

const SOURCES = [
  ...['app', 'components', 'lib', 'public', 'prisma/schema.prisma'],
  ...['next.config.js', 'postcss.config.mjs', 'tailwind.config.ts', 'tsconfig.json', 'package-lock.json'],
];

/** Builds the pages and compiles the programs, unless what is built came from these very sources. One start at a time. */
export async function buildPages(root: string, shutdown: Shutdown): Promise<void> {
  const stamp = stampOf(
    root,
    SOURCES,
    (path) => path.startsWith('lib/db/generated/') || path.includes('.test.'),
  );
  if (isBuilt(root, stamp)) return;
  const lock = join(root, '.next.lock');
  await waitFor(lock, shutdown);
  try {
    if (isBuilt(root, stamp)) return;
    say('Building the pages. This takes half a minute, and happens only when something changed …');
    const began = Date.now();
    await runTool('next/dist/bin/next', ['build'], shutdown);
    await compilePrograms(root);
    writeFileSync(join(root, '.next/latchkey-stamp'), stamp);
    say(`Built in ${Math.round((Date.now() - began) / 1000)} s.`);
  } finally {
    await release(lock);
  }
}

function isBuilt(root: string, stamp: string): boolean {
  const file = join(root, '.next/latchkey-stamp');
  return existsSync(join(root, '.next/BUILD_ID')) && existsSync(file) && readFileSync(file, 'utf8') === stamp;
}

async function waitFor(lock: string, shutdown: Shutdown): Promise<void> {
  let told = false;
  for (;;) {
    const builder = await claim(lock);
    if (!builder || shutdown.begun) return;
    if (!told) say(`Another start (process ${builder.pid}) is building the pages: waiting for it …`);
    told = true;
    await pause(500);
  }
}
