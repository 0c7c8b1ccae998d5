import { execFileSync, spawnSync } from 'node:child_process';
import { existsSync, mkdtempSync, readdirSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { delimiter, join } from 'node:path';

/**
 * The path of a proxy's program: the machine's own, or out of Debian's package, which is unpacked into
 * a folder of its own and never installed. Null, said loudly, where neither can be had; an error in CI.
 */
export function findProgram(name: string, debianPackage: string): string | null {
  const places = [...(process.env.PATH ?? '').split(delimiter), '/usr/sbin', '/usr/local/sbin'];
  const own = places.map((place) => join(place, name)).find((path) => existsSync(path));
  const found = own ?? unpack(name, debianPackage);
  if (found) return found;
  const message = `${name} cannot be had here (install ${debianPackage}): its recipe is NOT tested.`;
  if (process.env.CI) throw new Error(message);
  console.warn(`\n*** ${message} ***\n`);
  return null;
}

function unpack(name: string, debianPackage: string): string | null {
  const folder = mkdtempSync(join(tmpdir(), `latchkey-${name}-`));
  const download = () => spawnSync('apt-get', ['download', debianPackage], { cwd: folder }).status === 0;
  // The lists of packages are empty in a fresh container.
  if (!download() && !(spawnSync('apt-get', ['update']).status === 0 && download())) return null;
  const file = readdirSync(folder).find((entry) => entry.endsWith('.deb'));
  if (!file) return null;
  execFileSync('dpkg', ['-x', file, '.'], { cwd: folder });
  return (
    [`usr/sbin/${name}`, `usr/bin/${name}`]
      .map((path) => join(folder, path))
      .find((path) => existsSync(path)) ?? null
  );
}
