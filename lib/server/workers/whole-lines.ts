import type { Readable, Writable } from 'node:stream';

const NEWLINE = 10;

/**
 * Hands on what `from` says, whole lines at a time, so that no line of one process lands inside another's.
 * Resolves when all has been handed on.
 */
export function handOnLines(from: Readable, to: Writable): Promise<void> {
  let begun: Buffer[] = [];
  from.on('data', (chunk: Buffer) => {
    const end = chunk.lastIndexOf(NEWLINE) + 1;
    if (end > 0 && !to.write(Buffer.concat([...begun.splice(0), chunk.subarray(0, end)]))) {
      from.pause();
      to.once('drain', () => from.resume());
    }
    if (end < chunk.length) begun.push(chunk.subarray(end));
  });
  return new Promise((resolve) => {
    from.once('close', () => {
      if (begun.length > 0) to.write(Buffer.concat(begun));
      begun = [];
      resolve();
    });
  });
}
