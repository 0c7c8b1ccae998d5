import type { ChildProcess } from 'node:child_process';
import { handOnLines } from '@/lib/server/whole-lines';

/**
 * Resolves when a child has ended and all that it said has been handed on to our own output: with its
 * exit code, or the signal that ended it.
 */
export async function endOf(child: ChildProcess): Promise<number | string> {
  const said = child.stdout ? handOnLines(child.stdout, process.stdout) : undefined;
  // Not 'close', which never comes when we have disconnected.
  const reason = await new Promise<number | string>((resolve) => {
    child.once('exit', (code, signal) => resolve(signal ?? code ?? 'unknown'));
  });
  await said;
  return reason;
}
