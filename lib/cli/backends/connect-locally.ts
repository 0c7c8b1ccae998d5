import type pg from 'pg';
import { Exit } from '@/lib/cli/exit';
import { connectTo } from '@/lib/db/pool/connect';

/** A connection to the installation's own database. Throws Exit when it does not answer. */
export async function connectLocally(url: string): Promise<pg.Client> {
  try {
    return await connectTo(url, { application_name: 'latchkey command line' });
  } catch (error) {
    const { hostname, port, pathname } = new URL(url);
    const reason = (error as Error).message || (error as NodeJS.ErrnoException).code;
    throw new Exit(
      'unreachable',
      `The database at ${hostname}:${port || 5432}${pathname} does not answer (${reason}): check DATABASE_URL and that the server runs.`,
    );
  }
}
