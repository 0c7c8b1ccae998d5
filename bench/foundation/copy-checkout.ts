import { execFileSync } from 'node:child_process';
import { existsSync } from 'node:fs';
import { cp } from 'node:fs/promises';
import { join } from 'node:path';

/** Copies what git knows of this checkout, and what is installed in it: nothing that was built or stored. */
export async function copyCheckout(target: string): Promise<void> {
  const listed = execFileSync('git', ['ls-files', '-z', '--cached', '--others', '--exclude-standard'], {
    encoding: 'utf8',
  });
  const options = { recursive: true, verbatimSymlinks: true };
  for (const file of listed.split('\0').filter((name) => name && existsSync(name)))
    await cp(file, join(target, file), options);
  await cp('node_modules', join(target, 'node_modules'), options);
}
