import { expect, test } from 'vitest';
import { Shutdown } from '@/lib/server/start/shutdown';

test('what began last ends first, each once, whoever asks and however often', async () => {
  const ended: string[] = [];
  const shutdown = new Shutdown();
  for (const name of ['database', 'look-ups', 'listener']) shutdown.add(async () => void ended.push(name));
  expect(shutdown.begun).toBe(false);
  await Promise.all([shutdown.run(), shutdown.run()]);
  await shutdown.run();
  expect(ended).toEqual(['listener', 'look-ups', 'database']);
  expect(shutdown.begun).toBe(true);
});

test('a step that fails does not keep the others from ending, and the exit code tells', async () => {
  const before = process.exitCode;
  const ended: string[] = [];
  const shutdown = new Shutdown();
  shutdown.add(async () => void ended.push('database'));
  shutdown.add(() => Promise.reject(new Error('on purpose')));
  await shutdown.run();
  expect(ended).toEqual(['database']);
  expect(process.exitCode).toBe(1);
  process.exitCode = before;
});
