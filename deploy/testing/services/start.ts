import { join } from 'node:path';
import { findProgram } from '@/deploy/testing/program';
import { startProxy } from '@/deploy/testing/proxy';
import { freePort } from '@/lib/testing/free-port';

const php = findProgram('php', 'php-cli');
const python = findProgram('python3', 'python3');
const script = (name: string) => join(import.meta.dirname, name);

export type ForeignService = { name: string; start(): Promise<{ port: number; stop: () => Promise<void> }> };

/** Services that read headers as CGI does, which turns `-` and more into `_`: those that can be had here. */
export const foreignServices: ForeignService[] = [
  ...(php
    ? [
        {
          name: 'a PHP service',
          start: () => startOn((port) => [php, ['-n', '-S', `127.0.0.1:${port}`, script('echo.php')]]),
        },
      ]
    : []),
  ...(python
    ? [
        {
          name: 'a WSGI service',
          start: () => startOn((port) => [python, [script('echo.py'), String(port)]]),
        },
      ]
    : []),
];

async function startOn(command: (port: number) => [Parameters<typeof startProxy>[0], string[]]) {
  const port = await freePort();
  return { port, stop: await startProxy(...command(port), port) };
}
