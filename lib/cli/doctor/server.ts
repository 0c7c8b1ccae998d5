import { get as getPlain } from 'node:http';
import { get as getTls } from 'node:https';
import { withBasePath } from '@/lib/address/own-address';
import { type Finding, good, warning, wrong } from '@/lib/cli/doctor/finding';
import { config } from '@/lib/config';

const PATIENCE_MS = 3000;

/** Whether the server runs on this machine, and says that it is ready. */
export async function checkServer(): Promise<Finding> {
  const { PORT, HOST, TLS_CERT } = config();
  const host = HOST === '0.0.0.0' || HOST === '::' ? 'localhost' : HOST;
  const status = await statusOf(
    `${TLS_CERT ? 'https' : 'http'}://${host.includes(':') ? `[${host}]` : host}:${PORT}${withBasePath('/api/ready')}`,
  );
  if (status === 200) return good('server', `It runs and is ready on port ${PORT}.`);
  if (status === null)
    return warning(
      'server',
      `Nothing answers on port ${PORT}.`,
      'Start it with npm start, or set PORT to the port it runs on.',
    );
  return wrong(
    'server',
    `On port ${PORT} something answers ${status} when asked whether it is ready.`,
    'Read its log; if that is not Latchkey, set PORT to another port.',
  );
}

function statusOf(url: string): Promise<number | null> {
  return new Promise((resolve) => {
    // Whose certificate it is does not matter here: nothing is told to it.
    const options = { timeout: PATIENCE_MS, rejectUnauthorized: false };
    const request = (url.startsWith('https:') ? getTls : getPlain)(url, options, (response) => {
      response.resume();
      resolve(response.statusCode ?? null);
    });
    request.on('timeout', () => request.destroy());
    request.on('error', () => resolve(null));
  });
}
