import { mkdirSync, writeFileSync } from 'node:fs';
import { dirname } from 'node:path';
import { stripVTControlCharacters } from 'node:util';
import { z } from 'zod';

/**
 * What a run of tests came to. A failure is whatever makes a run bad: a test, but also a hook, a file that
 * cannot be loaded, or an error that nobody caught.
 */
export const results = z.object({
  passed: z.number(),
  failures: z.array(z.object({ where: z.string(), what: z.string() })),
});

export type Results = z.infer<typeof results>;

export function writeResults(file: string, found: Results): void {
  mkdirSync(dirname(file), { recursive: true });
  writeFileSync(file, JSON.stringify(found));
}

/** An error in a few lines of plain text: what it says, and where in the project it was thrown. */
export function describeError(error: { message?: string; value?: string; stack?: string }): string {
  const said = error.message ?? error.value ?? 'an error without a message';
  const thrown =
    error.stack?.split('\n').filter((line) => /^\s+at /.test(line) && !ELSEWHERE.test(line)) ?? [];
  return stripVTControlCharacters([...said.split('\n').slice(0, 8), ...thrown.slice(0, 3)].join('\n'));
}

const ELSEWHERE = /node_modules|node:|<anonymous>/;
