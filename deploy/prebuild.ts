import { join } from 'node:path';
import { buildPages } from '@/lib/server/build';
import { generateClient } from '@/lib/server/generate';
import { Shutdown } from '@/lib/server/shutdown';

// What a start makes when it is missing, made ahead of it: for images, whose program must not change.
const root = join(import.meta.dirname, '..');
const shutdown = new Shutdown();
await generateClient(root, shutdown);
await buildPages(root, shutdown);
