import { expect } from 'vitest';
import type { Send } from '@/lib/api/testing/transports';
import type { Envelope } from '@/lib/functions/outcome';

type Answer = { http: number; envelope: Envelope; headers: Headers };

/** The answer to a call at /execute, once it is known to be a whole envelope that nobody keeps. */
export async function answerTo(send: Send, path: string, init: RequestInit): Promise<Answer> {
  const response = await send(path, init);
  const envelope = (await response.json()) as Envelope;
  expect(response.headers.get('cache-control')).toBe('no-store');
  expect(Object.keys(envelope).sort()).toEqual([
    'data',
    'errors',
    'messages',
    'metadata',
    'status',
    'warnings',
  ]);
  for (const list of [envelope.errors, envelope.messages, envelope.warnings]) expect(list).not.toEqual([]);
  return { http: response.status, envelope, headers: response.headers };
}

/** The envelope of a plain failure. */
export const bad = (error: string): Envelope => ({
  status: 0,
  data: null,
  errors: [error],
  messages: null,
  warnings: null,
  metadata: {},
});
