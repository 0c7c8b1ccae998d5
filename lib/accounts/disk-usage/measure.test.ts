import { execFileSync } from 'node:child_process';
import { randomBytes, randomInt } from 'node:crypto';
import {
  linkSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  realpathSync,
  renameSync,
  rmSync,
  symlinkSync,
  truncateSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test, vi } from 'vitest';
import { measureFolder } from '@/lib/accounts/disk-usage/measure';
import { type WalkLimits, WalkThread } from '@/lib/accounts/disk-usage/walk-thread';

let home: string;

beforeAll(() => {
  home = mkdtempSync(join(tmpdir(), 'latchkey-home-'));
});

// By the real rm, which reaches paths of any length.
afterAll(() => execFileSync('rm', ['-rf', home]));

const whole = { found: true, unreadable: 0, linkedElsewhere: false, endedBy: null };
const nothing = { found: false, bytes: 0, inodes: 0 };

/** What the real `du` says of a folder: bytes on disk, and inodes. */
function du(folder: string): { bytes: number; inodes: number } {
  const ask = (...flags: string[]) =>
    Number(execFileSync('du', ['-sx', ...flags, folder], { encoding: 'utf8' }).split('\t')[0]);
  return { bytes: ask('--block-size=1'), inodes: ask('--inodes') };
}

/** A tree of folders with plain and empty files, hard links within and across folders, holes, and links. */
function makeTree(root: string): void {
  const folders = [root];
  const files: string[] = [];
  for (let i = 0; i < 120; i++) {
    const parent = folders[randomInt(folders.length)] ?? root;
    const path = join(parent, `${i}-${['ü', 'a b', '*', "it's", '\n'][i % 5]}`);
    const kind = i % 6;
    if (kind === 0) folders.push(mkdirSync(path, { recursive: true }) as string);
    else if (kind < 4) files.push(makeFile(path, kind));
    else if (kind === 4 && files.length) linkSync(files[randomInt(files.length)] as string, path);
    else symlinkSync(i % 12 === 5 ? '/usr' : `${'../'.repeat(3)}${'long'.repeat(60)}`, path);
  }
  writeFileSync(
    Buffer.concat([Buffer.from(`${root}/`), Buffer.from([0x66, 0xff, 0xfe])]),
    'no UTF-8 in this name',
  );
}

/** 1: some bytes, 2: empty, 3: a hole of 50 MB behind one byte. */
function makeFile(path: string, kind: number): string {
  writeFileSync(path, kind === 1 ? randomBytes(randomInt(200_000)) : 'x');
  if (kind === 2) truncateSync(path, 0);
  if (kind === 3) truncateSync(path, 50_000_000);
  return path;
}

test('measures as the real du does: hard links once, holes not at all, no link followed', async () => {
  for (let round = 0; round < 5; round++) {
    const tree = join(home, `tree-${round}`);
    mkdirSync(tree);
    makeTree(tree);
    const measured = await measureFolder(tree);
    expect(measured).toEqual({ ...whole, ...du(tree) });
    expect(measured.bytes).toBeGreaterThan(0);
    expect(measured.inodes).toBeGreaterThan(80);
  }
});

test('a home that is a link is measured where the operator said that it leads, and nowhere else', async () => {
  const place = join(home, 'place');
  mkdirSync(place);
  writeFileSync(join(place, 'file'), randomBytes(70_000));
  symlinkSync(place, join(home, 'link'));
  const link = join(home, 'link');
  expect(await measureFolder(link, realpathSync(place))).toEqual({ ...whole, ...du(place) });
  for (const realPath of [null, '/etc', home])
    for (const written of [link, `${link}/`, `${link}/.`])
      expect(await measureFolder(written, realPath)).toEqual({ ...whole, ...nothing, linkedElsewhere: true });
  // A link further up is the operator's own.
  mkdirSync(join(place, 'inside'));
  expect(await measureFolder(join(link, 'inside'))).toMatchObject({ found: true });
});

test('paths that are longer than any call takes are counted as the real du counts them', async () => {
  const tree = join(home, 'deep');
  mkdirSync(tree);
  // Only by going down step by step can it be made.
  const script = `
    for (let depth = 0; depth < 40; depth++) {
      for (const name of ['a', 'b']) fs.writeFileSync(name, 'x'.repeat(depth * 500));
      if (depth % 9 === 0) fs.linkSync('a', 'c');
      for (const name of ['side', 'd'.repeat(200)]) fs.mkdirSync(name);
      process.chdir('d'.repeat(200));
    }`;
  execFileSync(process.execPath, ['-e', script], { cwd: tree });
  expect(await measureFolder(tree)).toEqual({ ...whole, ...du(tree) });
  expect(du(tree).inodes).toBe(161);
});

test('a measurement that reaches a limit says which, and what it had counted', async () => {
  const tree = join(home, 'limits');
  mkdirSync(tree);
  for (let i = 0; i < 50; i++) writeFileSync(join(tree, String(i)), '');
  const walk = (limits: WalkLimits) => {
    const thread = new WalkThread(tree, null, limits);
    thread.run();
    return thread;
  };
  const few = await walk({ milliseconds: 60_000, entries: 20 }).measured;
  expect(few).toMatchObject({ found: true, endedBy: 'entries', inodes: 20 });
  expect(await walk({ milliseconds: 0, entries: 1e7 }).measured).toMatchObject({ endedBy: 'time' });
  const stuck = walk({ milliseconds: 60_000, entries: 1e7 });
  stuck.pause();
  stuck.giveUp();
  expect(await stuck.measured).toMatchObject({ endedBy: 'time' });
});

test('a measurement that is paused goes on where it was', async () => {
  const tree = join(home, 'paused');
  mkdirSync(tree);
  makeTree(tree);
  const thread = new WalkThread(tree, null, { milliseconds: 60_000, entries: 1e7 });
  const over = vi.fn();
  void thread.measured.then(over);
  thread.run();
  thread.pause();
  // Meanwhile another one is made from beginning to end.
  expect(await measureFolder(tree)).toEqual({ ...whole, ...du(tree) });
  expect(over).not.toHaveBeenCalled();
  thread.run();
  expect(await thread.measured).toEqual({ ...whole, ...du(tree) });
});

test('a folder that is moved while it is counted leads the count nowhere else', {
  timeout: 60_000,
}, async () => {
  const outside = join(home, 'outside');
  const tree = join(home, 'moving');
  for (let i = 0; i < 400; i++) mkdirSync(join(tree, `${i}`, 'a', 'b'), { recursive: true });
  for (let i = 0; i < 300; i++) mkdirSync(join(outside, `${i}`), { recursive: true });
  const measuring = measureFolder(tree);
  let over = false;
  void measuring.finally(() => {
    over = true;
  });
  for (let i = 0; i < 400 && !over; i++) {
    renameSync(join(tree, `${i}`, 'a'), join(outside, `a-${i}`));
    symlinkSync(outside, join(tree, `${i}`, 'a'));
    await new Promise(setImmediate);
  }
  // Folders, and the links that took their places.
  const { inodes, found } = await measuring;
  expect(found).toBe(true);
  expect(inodes).toBeLessThanOrEqual(1 + 400 * 4);
});

test('no folder, and a file where there should be one, count as nothing', async () => {
  writeFileSync(join(home, 'file'), 'x');
  expect(await measureFolder(join(home, 'nowhere'))).toMatchObject({ ...nothing, unreadable: 0 });
  expect(await measureFolder(join(home, 'file'))).toMatchObject(nothing);
});

test('files that vanish while it counts do no harm', { timeout: 60_000 }, async () => {
  const busy = join(home, 'busy');
  mkdirSync(busy);
  for (let i = 0; i < 3000; i++) writeFileSync(join(busy, String(i)), '');
  const measuring = measureFolder(busy);
  // Until the measurement is over, so that it meets folders in every state.
  let over = false;
  void measuring.finally(() => {
    over = true;
  });
  for (const name of readdirSync(busy)) {
    if (over) break;
    rmSync(join(busy, name));
    await new Promise(setImmediate);
  }
  expect(await measuring).toMatchObject({ found: true, unreadable: 0 });
});

describe('many files', () => {
  let many: string;

  // Apart from the test, with time of its own: how fast a disk makes files is not what is promised.
  beforeAll(() => {
    many = join(home, 'many');
    for (let folder = 0; folder < 40; folder++) {
      mkdirSync(join(many, String(folder)), { recursive: true });
      for (let file = 0; file < 500; file++) writeFileSync(join(many, String(folder), String(file)), '');
    }
  }, 120_000);

  test('other work goes on while they are counted', async () => {
    let turns = 0;
    let over = false;
    const measuring = measureFolder(many).finally(() => {
      over = true;
    });
    for (; !over; turns++) await new Promise(setImmediate);
    expect((await measuring).inodes).toBe(20_041);
    // Counted on this thread, it would all be a turn or two.
    expect(turns).toBeGreaterThan(100);
  });
});
