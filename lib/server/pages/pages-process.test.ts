import { fork } from 'node:child_process';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, expect, it, vi } from 'vitest';
import { handOverTo } from '@/lib/server/pages/hand-over';
import { PagesProcess } from '@/lib/server/pages/pages-process';

// Stands for the program that renders: it says who it is, and ends when it is let go.
const PROGRAM = `
  import { createServer } from 'node:http';
  import { rmSync } from 'node:fs';
  process.once('disconnect', () => process.exit());
  rmSync(process.argv[2], { force: true });
  createServer((_, response) => response.end(String(process.pid))).listen(process.argv[2], () => process.send('ready'));
`;
vi.mock('node:child_process', async (original) => {
  const own = await original<typeof import('node:child_process')>();
  return { ...own, fork: vi.fn(own.fork) };
});
const folder = mkdtempSync(join(tmpdir(), 'latchkey-program-'));
const program = join(folder, 'program.mjs');
let pages: PagesProcess;
let server: Server;

async function begin(text: string): Promise<() => Promise<Response>> {
  writeFileSync(program, text);
  pages = new PagesProcess(program);
  await pages.start();
  const handOver = handOverTo(pages.socket);
  server = createServer((request, response) => handOver(request, response, { host: 'localhost' }));
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  return () => fetch(`http://127.0.0.1:${(server.address() as AddressInfo).port}`);
}

afterEach(async () => {
  await pages.stop();
  server?.closeAllConnections();
  server?.close();
  rmSync(program, { force: true });
});

it('renders in another process, which ends with it', async () => {
  const ask = await begin(PROGRAM);
  const pid = Number(await (await ask()).text());
  expect(pid).not.toBe(process.pid);
  await pages.stop();
  expect(() => process.kill(pid, 0)).toThrow('ESRCH');
});

it('starts that process again when it dies, at the second try if need be, and says 503 until it is back', async () => {
  const complaint = vi.spyOn(process.stderr, 'write').mockReturnValue(true);
  const ask = await begin(PROGRAM);
  const pid = Number(await (await ask()).text());
  vi.mocked(fork).mockImplementationOnce(() => {
    throw new Error('spawn ENOMEM');
  });
  process.kill(pid, 'SIGKILL');
  await expect.poll(async () => (await ask()).status, { interval: 20 }).toBe(503);
  await expect.poll(async () => (await ask()).status, { timeout: 10_000 }).toBe(200);
  expect(Number(await (await ask()).text())).not.toBe(pid);
  expect(String(complaint.mock.calls[0]?.[0])).toContain('SIGKILL');
  expect(String(complaint.mock.calls[1]?.[0])).toContain('ENOMEM');
  complaint.mockRestore();
});

it('does not start when that process cannot', async () => {
  vi.spyOn(process.stderr, 'write').mockReturnValue(true);
  writeFileSync(program, 'process.exit(3)');
  pages = new PagesProcess(program);
  await expect(pages.start()).rejects.toThrow('ended (3)');
  vi.restoreAllMocks();
});
