import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { closeSync, mkdtempSync, openSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, expect, test } from 'vitest';
import { outputOfChild } from '@/lib/server/workers/output-of-child';

const folder = mkdtempSync(join(tmpdir(), 'latchkey-output-'));
afterAll(() => rmSync(folder, { recursive: true }));

// As a log does: many lines in one write, longer than a pipe takes at once.
const PROGRAM = `
  const { writeSync } = require('node:fs');
  const line = process.argv[1].repeat(200) + '\\n';
  for (let i = 0; i < 200; i++) writeSync(1, line.repeat(100));`;

test('into a file several processes write for themselves, and no line lands inside another', async () => {
  const path = join(folder, 'log');
  const file = openSync(path, 'w');
  expect(outputOfChild(file)).toBe('inherit');
  const children = ['a', 'b', 'c', 'd'].map((letter) =>
    spawn(process.execPath, ['-e', PROGRAM, letter], { stdio: ['ignore', file, 'inherit'] }),
  );
  closeSync(file);
  await Promise.all(children.map((child) => once(child, 'exit')));
  const lines = readFileSync(path, 'utf8').trimEnd().split('\n');
  expect(lines).toHaveLength(4 * 200 * 100);
  expect(lines.filter((line) => !/^([abcd])\1{199}$/.test(line))).toEqual([]);
});

test('what is no file is reached through us', () => {
  const device = openSync('/dev/null', 'w');
  expect(outputOfChild(device)).toBe('pipe');
  closeSync(device);
});
