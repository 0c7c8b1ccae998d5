import { readdirSync, readFileSync } from 'node:fs';

/** CPU seconds that a process and its descendants have used, and the memory that they hold now, in MB. */
export type Usage = { cpuSeconds: number; megabytes: number };

const TICKS_PER_SECOND = 100;
const PAGE_BYTES = 4096;

type Entry = { pid: number; parent: number; ticks: number; pages: number };

/** Reads /proc; where there is none (not Linux) the figures are not numbers. */
export function usageOf(pid: number): Usage {
  const all = entries();
  const wanted = new Set([pid]);
  // A child may have a lower number than its parent, so until nothing is added.
  for (let before = 0; before !== wanted.size; ) {
    before = wanted.size;
    for (const entry of all) if (wanted.has(entry.parent)) wanted.add(entry.pid);
  }
  const mine = all.filter((entry) => wanted.has(entry.pid));
  if (mine.length === 0) return { cpuSeconds: Number.NaN, megabytes: Number.NaN };
  return {
    cpuSeconds: mine.reduce((sum, entry) => sum + entry.ticks, 0) / TICKS_PER_SECOND,
    megabytes: (mine.reduce((sum, entry) => sum + entry.pages, 0) * PAGE_BYTES) / 1024 / 1024,
  };
}

/** The parent of a process. */
export function parentOf(pid: number): number {
  return entries().find((entry) => entry.pid === pid)?.parent ?? 0;
}

function entries(): Entry[] {
  const numbers = readNames('/proc').filter((name) => /^\d+$/.test(name));
  return numbers.flatMap((name) => {
    try {
      const text = readFileSync(`/proc/${name}/stat`, 'latin1');
      // The name of a program, in brackets, may hold anything; what follows it is numbers.
      const fields = text
        .slice(text.lastIndexOf(')') + 2)
        .split(' ')
        .map(Number);
      // User and system time, its own and that of its children that have ended.
      const ticks = [11, 12, 13, 14].reduce((sum, at) => sum + (fields[at] ?? 0), 0);
      return [{ pid: Number(name), parent: fields[1] ?? 0, ticks, pages: fields[21] ?? 0 }];
    } catch {
      return [];
    }
  });
}

function readNames(folder: string): string[] {
  try {
    return readdirSync(folder);
  } catch {
    return [];
  }
}
