import { expect, test } from 'vitest';
import { parseConfig } from '@/lib/config';
import { listeningOn } from '@/lib/server/start/listening';

const tls = { TLS_CERT: 'cert.pem', TLS_KEY: 'key.pem' };

test.each([
  [
    {},
    'Listening on 127.0.0.1:3000, for this machine alone: neither TLS_CERT nor an https PUBLIC_URL is set. HOST=0.0.0.0 lets other machines in, unencrypted.',
  ],
  [
    { PUBLIC_URL: 'https://tokens.example.com' },
    'Listening on 0.0.0.0:3000, for other machines as well: PUBLIC_URL is an https address.',
  ],
  [
    { ...tls, SECOND_PORT: '2083' },
    'Listening on 0.0.0.0:3000 and 0.0.0.0:2083, for other machines as well: TLS_CERT is set.',
  ],
  [{ HOST: '::1' }, 'Listening on [::1]:3000, for this machine alone: HOST says so.'],
  [{ HOST: '192.0.2.7' }, 'Listening on 192.0.2.7:3000, for other machines as well: HOST says so.'],
])('with %j the start says why', (environment, line) => {
  expect(listeningOn(parseConfig(environment), 'HOST' in environment)).toBe(line);
});
