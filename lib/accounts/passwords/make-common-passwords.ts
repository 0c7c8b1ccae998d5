import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { gzipSync } from 'node:zlib';
import { fold, plain } from '@/lib/accounts/passwords/fold';

/** How many are kept, and the fewest characters of each: as many as a new password must have. */
const KEPT = 10_000;
const SHORTEST = 10;

// Makes common-passwords.txt.gz; common-passwords.md says from what.
const source = process.argv[2];
if (!source) throw new Error('Name the file with one password a line, the commonest first.');

const kept = new Map<string, string>();
for (const line of readFileSync(source, 'utf8').split('\n')) {
  const password = plain(line.trim());
  if ([...password].length >= SHORTEST && !kept.has(fold(password))) kept.set(fold(password), password);
  if (kept.size === KEPT) break;
}
const list = [...kept.values()].sort().join('\n');
writeFileSync(join(import.meta.dirname, 'common-passwords.txt.gz'), gzipSync(`${list}\n`, { level: 9 }));
