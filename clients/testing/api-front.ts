import { afterAll, beforeAll } from 'vitest';
import { type Front, startFront } from '@/lib/server/pages/testing/front-with-recorder';

/** Starts what a worker listens with before the tests of a file, and gives its address by then. */
export function apiFront(settings: Parameters<typeof startFront>[0] = {}): { readonly url: string } {
  let front: Front;
  beforeAll(async () => {
    front = await startFront(settings);
  });
  afterAll(() => front.stop());
  return {
    get url() {
      return `http://127.0.0.1:${front.port}`;
    },
  };
}
