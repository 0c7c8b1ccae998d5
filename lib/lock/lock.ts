import { randomBytes } from 'node:crypto';
import { readdir, rm, stat } from 'node:fs/promises';
import { basename, dirname, join } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import { Announcement } from '@/lib/lock/announcement';
import { ask, type Holder } from '@/lib/lock/ask';
import { claim, release } from '@/lib/lock/process-owner';

export type Lock = {
  /** What whoever is refused is told besides; undefined for nothing. */
  note(text: string | undefined): void;
  release(): Promise<void>;
};

export type Outcome = { lock: Lock } | { holder: Holder };

const LONGEST_PAUSE_MS = 50;
/** After this a socket that never came into use was left by a process that was killed. */
const DRAFT_MS = 60_000;

/**
 * Takes the lock that `file` stands for, for this process, or says who holds it. It holds for every process
 * of this machine that sees the folder, in other containers as well, and ends with its holder. Where the file
 * system holds no sockets it holds only among processes that see each other; `say` is then told so.
 */
export async function takeLock(file: string, say: (line: string) => void = () => {}): Promise<Outcome> {
  const outcome = await contend(file, say);
  if (outcome && 'holder' in outcome) return outcome;
  // For older versions, which look at nothing else, and where there are no sockets.
  const owner = await claim(file);
  if (owner) {
    await outcome?.withdraw();
    return { holder: { pid: owner.pid } };
  }
  return {
    lock: {
      note: (text) => {
        if (outcome) outcome.note = text;
      },
      release: async () => {
        await release(file);
        await outcome?.withdraw();
      },
    },
  };
}

/** The announcement that holds the lock, or who holds it already; null where there are no sockets. */
async function contend(
  file: string,
  say: (line: string) => void,
): Promise<Announcement | { holder: Holder } | null> {
  // Processes of Windows all see each other: there the owner's number says enough.
  if (process.platform === 'win32') return null;
  for (;;) {
    // A new name each time: one that was found dead is deleted later, and must not have come to life.
    const id = randomBytes(6).toString('hex');
    let mine: Announcement;
    try {
      mine = await Announcement.make(id, socketOf(file, id));
    } catch (error) {
      const { code } = error as NodeJS.ErrnoException;
      if (!NO_SOCKETS.has(code ?? '')) throw error;
      say(`The file system of ${dirname(file)} holds no sockets (${code}): let no second container use it.`);
      return null;
    }
    const holder = await standsInTheWay(file, id);
    if (holder === null && mine.hold()) return mine;
    await mine.withdraw();
    if (holder !== null && holder !== 'first') return { holder };
    await pause(Math.random() * LONGEST_PAUSE_MS);
  }
}

/** Who holds the lock; 'first' when another contender goes before this one; null when nobody does. */
async function standsInTheWay(file: string, id: string): Promise<Holder | 'first' | null> {
  for (const socket of await socketsBeside(file)) {
    if (socket === socketOf(file, id)) continue;
    const said = await ask(socket, id);
    if (said === null) await rm(socket, { force: true });
    else if (said.verdict === 'first') return 'first';
    else if (said.verdict === 'held')
      return said.pid ? { pid: said.pid, host: said.host, note: said.note } : {};
  }
  return null;
}

/** The sockets of all who hold this lock, wish for it, or died. */
async function socketsBeside(file: string): Promise<string[]> {
  const prefix = `${basename(file)}.`;
  const names = (await readdir(dirname(file))).filter((name) => name.startsWith(prefix));
  await Promise.all(
    names.filter((name) => name.endsWith('.sock.new')).map((name) => sweepDraft(join(dirname(file), name))),
  );
  return names.filter((name) => name.endsWith('.sock')).map((name) => join(dirname(file), name));
}

async function sweepDraft(path: string): Promise<void> {
  const made = await stat(path).then(
    ({ mtimeMs }) => mtimeMs,
    () => Date.now(),
  );
  if (Date.now() - made > DRAFT_MS) await rm(path, { force: true });
}

function socketOf(file: string, id: string): string {
  return `${file}.${id}.sock`;
}

/** What a file system says that has no sockets, or does not let us make any. */
const NO_SOCKETS = new Set(['EOPNOTSUPP', 'ENOTSUP', 'EPERM', 'ENOSYS', 'EINVAL', 'EIO', 'ENODEV']);
