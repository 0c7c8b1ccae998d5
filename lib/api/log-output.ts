import { type DestinationStream, destination } from 'pino';

export type LogOutput = DestinationStream & { flush: (done: (error?: Error) => void) => void };

/** Several processes write to one pipe, which keeps a write of so many bytes whole (POSIX, PIPE_BUF on Linux). */
const LARGEST_WRITE = 4096;

/**
 * Standard output for log lines. Gathered, because a write for every few lines would cost more than the
 * lines: those of one turn of the event loop as one text, and the texts for a quarter of a second.
 */
export function standardOutput(): LogOutput {
  const file = destination({
    dest: 1,
    sync: false,
    minLength: LARGEST_WRITE - 1,
    maxWrite: LARGEST_WRITE,
    periodicFlush: 250,
  });
  let lines = '';
  const handOn = () => {
    if (lines) file.write(lines);
    lines = '';
  };
  return {
    write(line) {
      if (!lines) setImmediate(handOn);
      else if (lines.length + line.length > LARGEST_WRITE) {
        file.write(lines);
        lines = '';
      }
      lines += line;
    },
    flush(done) {
      handOn();
      file.flush(done);
    },
  };
}
