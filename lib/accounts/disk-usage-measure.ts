import { join } from 'node:path';
import { Worker } from 'node:worker_threads';
import { z } from 'zod';

const measured = z.object({
  /** False when there is no such folder. */
  found: z.boolean(),
  bytes: z.number(),
  /** Files, folders, links and all else, the folder itself included; hard links once. */
  inodes: z.number(),
  /** How many things the server may not read, and did not count. */
  unreadable: z.number(),
});

export type Measured = z.output<typeof measured>;

/** More at once would only make the disk seek. */
const AT_ONCE = 2;

let running = 0;
const waiting: (() => void)[] = [];

/** Measures a folder as `du -x` does, in a thread of its own: nothing else in this process waits for it. */
export async function measureFolder(folder: string): Promise<Measured> {
  // A thread that ends hands its place to the next in line.
  if (running >= AT_ONCE) await new Promise<void>((resolve) => waiting.push(resolve));
  else running++;
  try {
    return measured.parse(await answerOf(startWalk(folder)));
  } finally {
    const next = waiting.shift();
    if (next) next();
    else running--;
  }
}

function startWalk(folder: string): Worker {
  // By its place in the checkout, which server and command line run in: a bundle's own place says nothing.
  const script = join(/* turbopackIgnore: true */ process.cwd(), 'lib/accounts/disk-usage-walk.mjs');
  return new Worker(/* turbopackIgnore: true */ script, { workerData: { folder }, execArgv: [], env: {} });
}

function answerOf(worker: Worker): Promise<unknown> {
  return new Promise((resolve, reject) => {
    worker.once('message', resolve);
    worker.once('error', reject);
    worker.once('exit', (code) =>
      reject(new Error(`The measurement ended with code ${code} and no result.`)),
    );
  });
}
