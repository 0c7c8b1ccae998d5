import { spawn } from 'node:child_process';
import { createRequire } from 'node:module';
import { CannotStart } from '@/lib/cannot-start';
import type { Shutdown } from '@/lib/server/start/shutdown';

/** Runs a command-line tool of an installed package to its end. What it prints is shown only when it fails. */
export function runTool(script: string, args: string[], shutdown: Shutdown): Promise<void> {
  const path = createRequire(import.meta.url).resolve(script);
  const tool = spawn(process.execPath, [path, ...args], {
    stdio: ['ignore', 'pipe', 'pipe'],
    env: { ...process.env, NEXT_TELEMETRY_DISABLED: '1' },
  });
  let printed = '';
  tool.stdout.on('data', (chunk) => (printed += chunk));
  tool.stderr.on('data', (chunk) => (printed += chunk));
  const ended = new Promise<number | null>((resolve) => tool.on('close', resolve));
  shutdown.add(async () => {
    tool.kill();
    await ended;
  });
  return ended.then((code) => {
    if (code === 0) return;
    if (!shutdown.begun) process.stderr.write(`${printed.trim()}\n`);
    throw new CannotStart(`"${[script.split('/')[0], ...args].join(' ')}" failed; its own words are above.`);
  });
}
