import { Client, type ClientConfig } from 'pg';
import { endClient } from '@/lib/db/pool/end-client';

const PATIENCE_MS = 2000;
const TOO_MANY_CONNECTIONS = '53300';

/** A probe that has not been sent yet, so that others may still join it. */
type Probe = { processIds: Set<number>; atWork: Promise<ReadonlySet<number> | 'unknown'> };

let gathering: Probe | undefined;

/** What the processes of the database that serve us are doing, asked over a connection of its own. */
export const backends = {
  /**
   * Whether this process of the database works on a statement. False also when the database does not
   * answer; true when it cannot say, for want of connections or rights.
   */
  async mayBeAtWork(processId: number, config: ClientConfig): Promise<boolean> {
    if (!gathering) {
      const processIds = new Set<number>();
      gathering = { processIds, atWork: probe(processIds, config) };
    }
    gathering.processIds.add(processId);
    const atWork = await gathering.atWork;
    return atWork === 'unknown' || atWork.has(processId);
  },
};

async function probe(
  processIds: Set<number>,
  config: ClientConfig,
): Promise<ReadonlySet<number> | 'unknown'> {
  const client = new Client({
    ...config,
    connectionTimeoutMillis: PATIENCE_MS,
    statement_timeout: PATIENCE_MS,
    query_timeout: PATIENCE_MS,
    application_name: 'latchkey probe',
  });
  client.on('error', () => undefined);
  try {
    await client.connect();
    gathering = undefined;
    const { rows } = await client.query<{ pid: number }>(
      "SELECT pid FROM pg_stat_activity WHERE pid = ANY($1) AND (state IS NULL OR state NOT LIKE 'idle%')",
      [[...processIds]],
    );
    return new Set(rows.map(({ pid }) => pid));
  } catch (error) {
    gathering = undefined;
    return (error as { code?: string }).code === TOO_MANY_CONNECTIONS ? 'unknown' : new Set();
  } finally {
    void endClient(client);
  }
}
