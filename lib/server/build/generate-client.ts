import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { runTool } from '@/lib/server/build/run-tool';
import { stampOf } from '@/lib/server/build/stamp';
import type { Shutdown } from '@/lib/server/start/shutdown';

/** Generates the Prisma client when it is missing or older than the schema. A fresh clone has none. */
export async function generateClient(root: string, shutdown: Shutdown): Promise<void> {
  const folder = join(root, 'lib/db/generated');
  const stamp = stampOf(root, ['prisma/schema.prisma', 'node_modules/prisma/package.json']);
  if (read(join(folder, 'stamp')) === stamp) return;
  await runTool('prisma/build/index.js', ['generate'], shutdown);
  mkdirSync(folder, { recursive: true });
  writeFileSync(join(folder, 'stamp'), stamp);
}

function read(file: string): string | null {
  try {
    return readFileSync(file, 'utf8');
  } catch {
    return null;
  }
}
