import { execFileSync } from 'node:child_process';
import { randomBytes, randomInt } from 'node:crypto';
import {
  linkSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  rmSync,
  symlinkSync,
  truncateSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { measureFolder } from '@/lib/accounts/disk-usage-measure';

let home: string;

beforeAll(() => {
  home = mkdtempSync(join(tmpdir(), 'latchkey-home-'));
});

afterAll(() => rmSync(home, { recursive: true, force: true }));

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
    expect(measured).toEqual({ found: true, unreadable: 0, ...du(tree) });
    expect(measured.bytes).toBeGreaterThan(0);
    expect(measured.inodes).toBeGreaterThan(80);
  }
});

test('a home that is a link is measured where it leads', async () => {
  const place = join(home, 'place');
  mkdirSync(place);
  writeFileSync(join(place, 'file'), randomBytes(70_000));
  symlinkSync(place, join(home, 'link'));
  expect(await measureFolder(join(home, 'link'))).toEqual({ found: true, unreadable: 0, ...du(place) });
});

test('no folder, and a file where there should be one, count as nothing', async () => {
  writeFileSync(join(home, 'file'), 'x');
  const nothing = { found: false, bytes: 0, inodes: 0 };
  expect(await measureFolder(join(home, 'nowhere'))).toMatchObject({ ...nothing, unreadable: 0 });
  expect(await measureFolder(join(home, 'file'))).toMatchObject(nothing);
});

test('files that vanish while it counts do no harm', async () => {
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
