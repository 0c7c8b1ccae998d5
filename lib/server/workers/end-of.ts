import type { ChildProcess } from 'node:child_process';
import { handOnLines } from '@/lib/server/workers/whole-lines';

/**
 * Resolves when a child has ended and all that it said has been handed on to our own output: with its
 * exit code, the signal that ended it, or why it could not be started (an error's code).
 */
export async function endOf(child: ChildProcess): Promise<number | string> {
  const said = child.stdout ? handOnLines(child.stdout, process.stdout) : undefined;
  // Not 'close', which never comes when we have disconnected.
  const reason = await new Promise<number | string>((resolve) => {
    child.once('exit', (code, signal) => resolve(signal ?? code ?? 'unknown'));
    // What is said to one that died a moment ago is an error, too (EPIPE): its end says all there is to say.
    child.on('error', (error: NodeJS.ErrnoException) => {
      if (child.pid === undefined) resolve(error.code ?? error.message);
    });
  });
  await said;
  return reason;
}
