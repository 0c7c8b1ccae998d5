import type pg from 'pg';
import { Exit } from '@/lib/cli/exit';
import { connectTo } from '@/lib/db/pool/connect';
import { whatToDo, whereAndWhy } from '@/lib/db/pool/why-unreachable';

/** A connection to the installation's own database. Throws Exit when it does not answer. */
export async function connectLocally(url: string): Promise<pg.Client> {
  try {
    return await connectTo(url, { application_name: 'latchkey command line' });
  } catch (error) {
    const failure = error as NodeJS.ErrnoException;
    const { where, why } = whereAndWhy(failure, url);
    const remedy = whatToDo(failure, 'DATABASE_URL');
    throw new Exit('unreachable', `The database at ${where} does not answer (${why}): ${remedy}`);
  }
}
