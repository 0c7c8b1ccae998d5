import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { TestProject } from 'vitest/node';
import type { EmbeddedAddresses } from '@/lib/db/embedded/addresses';
import { startEmbeddedPostgres } from '@/lib/db/embedded/start';
import { prepareDatabase } from '@/lib/db/roles/prepare';

declare module 'vitest' {
  interface ProvidedContext {
    /** A database that holds the migrations and nothing else, as each role; each test file gets a copy of it. */
    template: EmbeddedAddresses;
  }
}

// Nothing here has to survive a power cut.
const settings = { fsync: 'off', synchronous_commit: 'off', full_page_writes: 'off', max_connections: 200 };

/** One PostgreSQL for all test files that need one. */
export default async function setUp(project: TestProject): Promise<() => Promise<void>> {
  const dir = await mkdtemp(join(tmpdir(), 'latchkey-test-'));
  const server = await startEmbeddedPostgres({ dir, settings });
  await prepareDatabase({ owner: server.ownerUrl, application: server.url });
  const { url, ownerUrl, superuserUrl } = server;
  project.provide('template', { url, ownerUrl, superuserUrl });
  return async () => {
    await server.stop();
    await rm(dir, { recursive: true, force: true });
  };
}
