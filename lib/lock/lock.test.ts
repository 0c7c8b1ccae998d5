import { spawn } from 'node:child_process';
import { mkdir, mkdtemp, readdir, rm, writeFile } from 'node:fs/promises';
import { hostname, tmpdir } from 'node:os';
import { basename, join } from 'node:path';
import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { Announcement } from '@/lib/lock/announcement';
import { type Lock, type Outcome, takeLock } from '@/lib/lock/lock';
import { contained, nodeCommand } from '@/lib/testing/namespaces';

let dir: string;
let file: string;

beforeEach(async () => {
  dir = await mkdtemp(join(tmpdir(), 'latchkey-lock-'));
  file = join(dir, 'owner.pid');
});

afterEach(() => rm(dir, { recursive: true }));

function lockOf(outcome: Outcome): Lock {
  if ('holder' in outcome) throw new Error(`Somebody holds it: ${JSON.stringify(outcome.holder)}`);
  return outcome.lock;
}

/** Takes the lock in another process, and does this with it. */
const script = (act: string) => `
  import { takeLock } from '@/lib/lock/lock';
  const taken = await takeLock(${JSON.stringify(file)});
  ${act}`;
const SAY = `console.log('lock' in taken ? 'holds' : 'refused'); setInterval(() => {}, 1000);`;

test('one process holds it, and the next is told which, and what that one says of itself', async () => {
  const lock = lockOf(await takeLock(file));
  expect(await takeLock(file)).toEqual({ holder: { pid: process.pid, host: hostname() } });
  lock.note('busy');
  expect(await takeLock(file)).toMatchObject({ holder: { note: 'busy' } });
  await lock.release();
  await lockOf(await takeLock(file)).release();
  expect(await readdir(dir)).toEqual([]);
});

test('of many who ask at once one gets it, whatever killed ones left', async () => {
  for (const pid of [1, 2, 3]) await writeFile(`${file}.00000000000${pid}.sock`, '');
  for (let round = 0; round < 5; round++) {
    const all = await Promise.all(Array.from({ length: 12 }, () => takeLock(file)));
    const held = all.filter((outcome) => 'lock' in outcome);
    expect(held).toHaveLength(1);
    for (const outcome of held) await lockOf(outcome).release();
    expect(await readdir(dir)).toEqual([]);
  }
});

test('processes that take turns are never two at a time', async () => {
  const inside = join(dir, 'inside');
  const act = `
    import { open, rm } from 'node:fs/promises';
    for (let turns = 0; turns < 4; ) {
      const taken = await takeLock(${JSON.stringify(file)});
      if ('holder' in taken) continue;
      await (await open(${JSON.stringify(inside)}, 'wx')).close();
      await rm(${JSON.stringify(inside)});
      await taken.lock.release();
      turns++;
    }
    console.log('in turns');`;
  const source = `import { takeLock } from '@/lib/lock/lock';${act}`;
  const outputs = await Promise.all(Array.from({ length: 4 }, () => runToEnd(nodeCommand(source))));
  expect(outputs).toEqual(Array(4).fill('in turns\n'));
}, 60_000);

test('it ends with a holder that is killed, and nothing of that one stays', async () => {
  const holder = contained(nodeCommand(script(SAY)));
  await holder.says('holds');
  expect(await takeLock(file)).toMatchObject({ holder: { host: hostname() } });
  await holder.kill();
  await lockOf(await takeLock(file)).release();
  expect(await readdir(dir)).toEqual([]);
});

test('it holds between processes that do not see each other', async () => {
  const lock = lockOf(await takeLock(file));
  const other = contained(nodeCommand(script(SAY)));
  await other.says('refused');
  await lock.release();
  await other.kill();
});

test('a holder that is stopped still holds it', async () => {
  const holder = spawn('/bin/sh', ['-c', `exec ${nodeCommand(script(SAY))}`]);
  await new Promise((resolve) => holder.stdout.once('data', resolve));
  holder.kill('SIGSTOP');
  expect(await takeLock(file)).toEqual({ holder: {} });
  const ended = new Promise((resolve) => holder.once('exit', resolve));
  holder.kill('SIGKILL');
  await ended;
}, 30_000);

test('a folder whose path is too long for a socket can be locked as well', async () => {
  const deep = join(dir, ...Array.from({ length: 5 }, () => 'a-folder-with-a-name-of-forty-characters'));
  await mkdir(deep, { recursive: true });
  const long = join(deep, 'owner.pid');
  const lock = lockOf(await takeLock(long));
  expect(await takeLock(long)).toMatchObject({ holder: { pid: process.pid } });
  await lock.release();
  expect(await readdir(deep)).toEqual([]);
});

test('a file system that holds no sockets is told of, and process numbers are used there', async () => {
  const unsupported = Object.assign(new Error('bind'), { code: 'EOPNOTSUPP' });
  vi.spyOn(Announcement, 'make').mockRejectedValue(unsupported);
  const said: string[] = [];
  const lock = lockOf(await takeLock(file, (line) => said.push(line)));
  expect(said).toEqual([expect.stringMatching(/holds no sockets \(EOPNOTSUPP\): .*container/)]);
  expect(await takeLock(file)).toEqual({ holder: { pid: process.pid } });
  await lock.release();
  vi.restoreAllMocks();
});

test('an owner of an older version, which has no socket, is respected', async () => {
  const lock = lockOf(await takeLock(file));
  // What is left when the socket goes is all that such an owner has.
  for (const name of await readdir(dir)) if (name !== basename(file)) await rm(join(dir, name));
  expect(await takeLock(file)).toEqual({ holder: { pid: process.pid } });
  await lock.release();
});

function runToEnd(command: string): Promise<string> {
  const child = spawn('/bin/sh', ['-c', command]);
  let said = '';
  child.stdout.on('data', (chunk) => {
    said += chunk;
  });
  child.stderr.on('data', (chunk) => {
    said += chunk;
  });
  return new Promise((resolve) => child.on('close', () => resolve(said)));
}
