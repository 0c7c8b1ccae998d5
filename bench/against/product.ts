import { PROXY_REQUEST } from '@/bench/contenders/contenders';
import { startLatchkey } from '@/bench/foundation/latchkey';
import { addOwner } from '@/bench/foundation/owner';
import { startEmptyDatabase } from '@/bench/foundation/postgres';
import { type Entrant, enter } from '@/bench/load/entrant';
import { fill } from '@/bench/load/fill';

export type Side = 'this' | 'other';

/** One checkout's product, running on a database of its own, and a browser that is signed in to it. */
export type Product = {
  side: Side;
  entrant: Entrant;
  url: string;
  cookie: string;
  stop: () => Promise<void>;
};

/** How many tokens stand in the account whose page is asked for. */
export const TOKENS_OF_OWNER = 1000;

/**
 * Starts the production server of a checkout, fills its database with `tokens`, and puts it under load, so
 * that it is warm. It works as the owner of its tables, which every version can do.
 */
export async function startProduct(
  side: Side,
  { folder, tokens, seconds }: { folder: string; tokens: number; seconds: number },
): Promise<Product> {
  const database = await startEmptyDatabase();
  let stopServer = async () => {};
  const stop = async () => {
    await stopServer();
    await database.stop();
  };
  try {
    // The server makes the tables, so it starts before they are filled.
    const server = await startLatchkey(database, {
      cwd: folder,
      settings: { DATABASE_URL: database.ownerUrl },
    });
    stopServer = server.stop;
    await fill(database.url, tokens);
    const { cookie } = await addOwner(database.url, 'owner', TOKENS_OF_OWNER);
    const contender = { name: side, request: PROXY_REQUEST, start: async () => server };
    const entrant = await enter(contender, { database, tokens, seconds });
    return { side, entrant, url: server.url, cookie, stop };
  } catch (error) {
    await stop();
    throw error;
  }
}
