import { chmodSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

/**
 * Gives this process and all that it starts a folder of their own for what is temporary. `remove` deletes
 * it with whatever the tests left there.
 */
export function ownFolder(): { folder: string; remove: () => void } {
  // A short name: sockets are made below it, whose paths may have about a hundred characters.
  const folder = mkdtempSync(join(tmpdir(), 'lk-'));
  // PostgreSQL, which never runs as root, must come through to its own folder.
  chmodSync(folder, 0o711);
  Object.assign(process.env, { TMPDIR: folder, TMP: folder, TEMP: folder });
  return { folder, remove: () => rmSync(folder, { recursive: true, force: true }) };
}
