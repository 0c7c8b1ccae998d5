import { chmodSync } from 'node:fs';
import { join } from 'node:path';
import { defineConfig } from 'prisma/config';
import { pinAddress } from './lib/database-url';

const schemaEngine = join(import.meta.dirname, 'prisma/schema-engine/engine.mjs');

// Archives and some file systems lose file modes; the command line can start only what is executable.
try {
  chmodSync(schemaEngine, 0o755);
} catch {
  // Somebody else owns the checkout (a container's read-only image, for one); there the mode was kept.
}

// Set here, so that no script and no person has to: the engine from the package registry instead
// of a download, and no calls home.
process.env.PRISMA_SCHEMA_ENGINE_BINARY ??= schemaEngine;
process.env.CHECKPOINT_DISABLE ??= '1';

// Migrations are applied by the role that owns the tables, in the schema that the server looks in.
const url = process.env.MIGRATION_DATABASE_URL || process.env.DATABASE_URL;

export default defineConfig({
  schema: 'prisma/schema.prisma',
  migrations: { path: 'prisma/migrations' },
  datasource: { url: url ? pinAddress(url) : '' },
});
