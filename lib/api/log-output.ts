import { type DestinationStream, destination } from 'pino';

export type LogOutput = DestinationStream & { flush: (done: (error?: Error) => void) => void };

/**
 * Standard output for log lines. Gathered, because a write for every few lines would cost more than the
 * lines: those of one turn of the event loop as one text, and the texts for a quarter of a second.
 */
export function standardOutput(): LogOutput {
  const file = destination({ dest: 1, sync: false, minLength: 16_000, periodicFlush: 250 });
  let lines = '';
  const handOn = () => {
    if (lines) file.write(lines);
    lines = '';
  };
  return {
    write(line) {
      if (!lines) setImmediate(handOn);
      lines += line;
    },
    flush(done) {
      handOn();
      file.flush(done);
    },
  };
}
