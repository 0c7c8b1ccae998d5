/** Tells whoever started the server what is going on. */
export function printLine(line: string): void {
  process.stdout.write(`${line}\n`);
}

/** Tells them why it stops, in one line. */
export function printError(line: string): void {
  process.stderr.write(`latchkey: ${line}\n`);
}
