import { randomUUID } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { link, readFile, rename, rm, writeFile } from 'node:fs/promises';

export type Owner = { pid: number; since: string };

/** Makes this process the owner of what `file` stands for; gives the live owner when there is another. */
export async function claim(file: string): Promise<Owner | null> {
  for (;;) {
    if (await create(file)) return null;
    const owner = await ownerIn(file);
    if (owner && isAlive(owner)) return owner;
    await clearAway(file);
  }
}

/** Gives the ownership up; does nothing when it is somebody else's. */
export async function release(file: string): Promise<void> {
  if (isSelf(await ownerIn(file))) await rm(file, { force: true });
}

/** Whether `owner` still runs. Its start time tells it from a later process with the same number. */
export function isAlive(owner: Owner): boolean {
  try {
    process.kill(owner.pid, 0);
  } catch (error) {
    // Not permitted to signal it: it runs, as somebody else.
    if ((error as NodeJS.ErrnoException).code !== 'EPERM') return false;
  }
  const start = startOf(owner.pid);
  return start === null || start === owner.since;
}

/** This process, as it stands in an owner file. */
export function self(): Owner {
  return { pid: process.pid, since: startOf(process.pid) ?? '' };
}

function isSelf(owner: Owner | null): boolean {
  const me = self();
  return owner?.pid === me.pid && owner.since === me.since;
}

// A link appears with its content or not at all, so that nobody reads a half-written owner.
async function create(file: string): Promise<boolean> {
  const draft = `${file}.${randomUUID()}`;
  await writeFile(draft, JSON.stringify(self()));
  try {
    await link(draft, file);
    return true;
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'EEXIST') return false;
    throw error;
  } finally {
    await rm(draft, { force: true });
  }
}

async function ownerIn(file: string): Promise<Owner | null> {
  try {
    return JSON.parse(await readFile(file, 'utf8')) as Owner;
  } catch {
    return null;
  }
}

// Moved first and looked at again: between the look and the move another start may have made it its own.
async function clearAway(file: string): Promise<void> {
  const aside = `${file}.${randomUUID()}`;
  try {
    await rename(file, aside);
  } catch {
    return;
  }
  const owner = await ownerIn(aside);
  if (owner && isAlive(owner)) await rename(aside, file);
  else await rm(aside, { force: true });
}

/** When a process started, in the kernel's own count; null where the system does not tell. */
function startOf(pid: number): string | null {
  try {
    const stat = readFileSync(`/proc/${pid}/stat`, 'utf8');
    // The name, in brackets, may hold spaces: count from its end. The start is field 22.
    const fields = stat.slice(stat.lastIndexOf(')') + 2).split(' ');
    // A zombie is dead: its parent, in a container often nobody in particular, has not looked yet.
    return fields[0] === 'Z' ? 'dead' : (fields[19] ?? null);
  } catch {
    return null;
  }
}
