import { join } from 'node:path';
import { buildPages } from '@/lib/server/build/build-pages';
import { generateClient } from '@/lib/server/build/generate-client';
import { Shutdown } from '@/lib/server/start/shutdown';

// What a start makes when it is missing, made ahead of it: for images, whose program must not change.
const root = join(import.meta.dirname, '..');
const shutdown = new Shutdown();
await generateClient(root, shutdown);
await buildPages(root, shutdown);
