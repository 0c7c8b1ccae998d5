import { mkdir, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { describeMachine } from '@/bench/report/machine';

const FOLDER = join(import.meta.dirname, '../results');

/** Writes what was measured as JSON, and the same for people as Markdown, with the machine it was; prints the latter. */
export async function writeReport(name: string, figures: object, paragraphs: string[]): Promise<void> {
  await mkdir(FOLDER, { recursive: true });
  const machine = describeMachine();
  const text = [...paragraphs, `${machine}.`].join('\n\n');
  await writeFile(join(FOLDER, `${name}.json`), `${JSON.stringify({ machine, ...figures }, null, 1)}\n`);
  await writeFile(join(FOLDER, `${name}.md`), `${text}\n`);
  console.log(`\n${text}\n`);
}
