import { type Latchkey, startLatchkey } from '@/bench/foundation/latchkey';
import { type BenchDatabase, startDatabase } from '@/bench/foundation/postgres';

/** Gives `act` a fresh database and the production server on it, and stops both however it ends. */
export async function withLatchkey<Outcome>(
  act: (stage: { database: BenchDatabase; server: Latchkey }) => Promise<Outcome>,
): Promise<Outcome> {
  const database = await startDatabase();
  try {
    const server = await startLatchkey(database);
    try {
      return await act({ database, server });
    } finally {
      await server.stop();
    }
  } finally {
    await database.stop();
  }
}
