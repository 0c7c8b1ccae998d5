import { type DestinationStream, destination } from 'pino';

export type LogOutput = DestinationStream & { flush: (done: (error?: Error) => void) => void };

/**
 * Standard output for log lines. Gathered, because a write for every few lines would cost more than the
 * lines: those of one turn of the event loop as one text, and the texts for a quarter of a second. As bytes,
 * because texts would be measured again, all of them, whenever one is added.
 */
export function standardOutput(): LogOutput {
  const file = destination({
    dest: 1,
    sync: false,
    minLength: 16_000,
    periodicFlush: 250,
    contentMode: 'buffer',
  });
  let lines = '';
  const handOn = () => {
    // @ts-expect-error Its types leave out that with this contentMode it takes bytes.
    if (lines) file.write(Buffer.from(lines));
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
