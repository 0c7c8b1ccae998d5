import { chmodSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { basename, join } from 'node:path';
import type { Program } from '@/deploy/testing/program';
import { startProxy } from '@/deploy/testing/proxy';
import { freePort } from '@/lib/testing/free-port';

/** A folder with the recipe as a test runs it, and the port that the proxy shall listen on. */
type Place = { dir: string; port: number };

type Recipe = {
  /** Its files, as paths from `deploy/`. */
  files: string[];
  change: (text: string) => string;
  /** What stands there in place of the addresses and places that recipes name. */
  instead: (place: Place) => Record<string, string>;
  /** Files of the test’s own beside them, by name. */
  own?: (place: Place) => Record<string, string>;
  command: (place: Place) => [Program, string[]];
};

/** Runs a proxy with a recipe of ours in a folder of its own, which `stop` removes. */
export async function runRecipe({ files, change, instead, own, command }: Recipe) {
  const place = { dir: mkdtempSync(join(tmpdir(), 'latchkey-recipe-')), port: await freePort() };
  // Proxies that root starts read some of it as somebody else.
  chmodSync(place.dir, 0o755);
  const { dir, port } = place;
  const all = { '127.0.0.1:8000': `127.0.0.1:${port}`, ...instead(place) };
  for (const file of files) {
    let text = change(readFileSync(join(import.meta.dirname, '..', file), 'utf8'));
    for (const [named, here] of Object.entries(all)) text = text.replaceAll(named, here);
    writeFileSync(join(dir, basename(file)), text);
  }
  for (const [name, text] of Object.entries(own?.(place) ?? {})) writeFileSync(join(dir, name), text);
  const stopProxy = await startProxy(...command(place), port);
  const stop = async () => {
    await stopProxy();
    rmSync(dir, { recursive: true, force: true });
  };
  return { port, stop };
}

/** Where a recipe finds Latchkey and the service in a stand. */
export function portsOf({ latchkey, service }: { latchkey: number; service: number }) {
  return { '127.0.0.1:3000': `127.0.0.1:${latchkey}`, '127.0.0.1:8080': `127.0.0.1:${service}` };
}
