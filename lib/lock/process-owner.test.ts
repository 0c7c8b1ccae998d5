import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, it } from 'vitest';
import { claim, isAlive, release, self } from '@/lib/lock/process-owner';

let dir: string;
let file: string;

beforeEach(async () => {
  dir = await mkdtemp(join(tmpdir(), 'latchkey-owner-'));
  file = join(dir, 'owner.pid');
});

afterEach(() => rm(dir, { recursive: true }));

it('lets one process own a thing, and tells the next who does', async () => {
  expect(await claim(file)).toBeNull();
  expect(await claim(file)).toEqual(self());
  await release(file);
  expect(await claim(file)).toBeNull();
});

it('takes over from a process that is gone', async () => {
  await writeFile(file, JSON.stringify({ pid: 2 ** 22 + 1, since: '1' }));
  expect(await claim(file)).toBeNull();
  expect(JSON.parse(await readFile(file, 'utf8'))).toEqual(self());
});

it('takes over from a process whose number another one has now', async () => {
  await writeFile(file, JSON.stringify({ ...self(), since: '1' }));
  expect(await claim(file)).toBeNull();
});

it('takes over a file that was cut short', async () => {
  await writeFile(file, '{"pid":');
  expect(await claim(file)).toBeNull();
});

it('gives each thing to one of many who ask at once', async () => {
  await writeFile(file, JSON.stringify({ pid: 2 ** 22 + 1, since: '1' }));
  const owners = await Promise.all(Array.from({ length: 20 }, () => claim(file)));
  expect(owners.filter((owner) => owner === null)).toHaveLength(1);
});

it('does not give up what somebody else owns', async () => {
  const other = { pid: process.ppid, since: '1' };
  await writeFile(file, JSON.stringify(other));
  await release(file);
  expect(JSON.parse(await readFile(file, 'utf8'))).toEqual(other);
});

it('knows itself to be alive', () => {
  expect(isAlive(self())).toBe(true);
});
