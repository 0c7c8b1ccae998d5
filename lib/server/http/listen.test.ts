import { get, type IncomingMessage } from 'node:http';
import { expect, it } from 'vitest';
import { setConfig } from '@/lib/config';
import { listen } from '@/lib/server/http/listen';
import { Shutdown } from '@/lib/server/start/shutdown';
import { freePort } from '@/lib/testing/free-port';

it('lets a running request finish, and accepts no other, when it is told to stop', async () => {
  const port = await freePort();
  setConfig({ PORT: String(port), HOST: '127.0.0.1' });
  const shutdown = new Shutdown();
  let finish = () => {};
  const arrived = new Promise<void>((resolve) => {
    void listen(
      (_request, response) => {
        finish = () => response.end('whole');
        resolve();
      },
      shutdown,
      false,
    ).then(() => get({ port, host: '127.0.0.1', agent: false }, (response) => answered(response)));
  });
  let answered: (response: IncomingMessage) => void = () => {};
  const answer = new Promise<string>((resolve) => {
    answered = (response) => response.on('data', (chunk) => resolve(String(chunk)));
  });

  await arrived;
  const stopped = shutdown.run();
  await expect(fetch(`http://127.0.0.1:${port}`)).rejects.toThrow();
  finish();
  expect(await answer).toBe('whole');
  await stopped;
});
