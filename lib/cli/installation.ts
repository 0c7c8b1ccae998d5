import { join, resolve } from 'node:path';

/** The folder that Latchkey is installed in. */
export const installation = join(import.meta.dirname, '../..');

let callersFolder = process.cwd();

/**
 * Makes the installation the working folder, as it is the server's: its data folder, its migrations
 * and its packages are found from there.
 */
export function enterInstallation(): void {
  callersFolder = process.cwd();
  process.chdir(installation);
}

/** A path that the caller typed, seen from the caller's own folder. */
export function fromCaller(path: string): string {
  return resolve(callersFolder, path);
}
