import { readFileSync } from 'node:fs';

/**
 * Returns once the child with this pid has died, and not a turn of the event loop later: what is said to
 * it then meets a process that is no more, and of whose end nobody here has heard. Linux only.
 */
export function untilDead(pid: number): void {
  // A child that ended stays as a zombie until its end is taken note of, in the event loop.
  while (!/\) Z /.test(readFileSync(`/proc/${pid}/stat`, 'utf8')));
}
