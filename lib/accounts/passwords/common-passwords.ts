import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { gunzipSync } from 'node:zlib';
import { fold } from '@/lib/accounts/passwords/fold';

let folded: Set<string> | undefined;

/** Whether a password is one of the 10,000 commonest of ten characters and more, or written like one. */
export function isCommon(password: string): boolean {
  // Read when a password is first set, so that processes which set none never hold it.
  folded ??= readList();
  return folded.has(fold(password));
}

function readList(): Set<string> {
  // By its place in the checkout: as a file that is read, no bundle can contain it.
  const file = join(
    /* turbopackIgnore: true */ process.cwd(),
    'lib/accounts/passwords/common-passwords.txt.gz',
  );
  return new Set(gunzipSync(readFileSync(file)).toString('utf8').trimEnd().split('\n').map(fold));
}
