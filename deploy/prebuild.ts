import { mkdirSync, rmSync, symlinkSync } from 'node:fs';
import { join } from 'node:path';
import { buildFolder } from '@/lib/address/own-address';
import { buildPages } from '@/lib/server/build/build-pages';
import { generateClient } from '@/lib/server/build/generate-client';
import { Shutdown } from '@/lib/server/start/shutdown';

// What a start makes when it is missing, made ahead of it: for images, whose program must not change.
const root = join(import.meta.dirname, '..');
const shutdown = new Shutdown();
await generateClient(root, shutdown);
await buildPages(root, shutdown);

// Containers may write to one folder of the program, whatever path the pages were built for.
if (buildFolder() !== '.next') {
  const cache = join(root, buildFolder(), 'cache');
  mkdirSync(join(root, '.next/cache'), { recursive: true });
  rmSync(cache, { recursive: true, force: true });
  symlinkSync('../.next/cache', cache);
}
