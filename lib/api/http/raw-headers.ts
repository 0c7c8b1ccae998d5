import type { IncomingMessage } from 'node:http';
import type { ReadableHeaders } from '@/lib/api/auth/credentials';

/** The headers of a request as they came, in the form that credentials are read from. */
export class RawHeaders implements ReadableHeaders {
  readonly #list: readonly string[];

  constructor({ rawHeaders }: IncomingMessage) {
    this.#list = rawHeaders;
  }

  get(wanted: string): string | null {
    return rawHeader(this.#list, wanted);
  }
}

/**
 * All values of a header, as fetch joins them; null when there is none. Node's own `headers` keep only the
 * first Authorization. `wanted` is lower case.
 */
export function rawHeader(list: readonly string[], wanted: string): string | null {
  let found: string | null = null;
  for (let i = 0; i < list.length; i += 2) {
    const name = list[i] as string;
    if (name.length !== wanted.length || name.toLowerCase() !== wanted) continue;
    found = found === null ? (list[i + 1] as string) : `${found}, ${list[i + 1]}`;
  }
  return found;
}
