import { cookies } from 'next/headers';
import { decode, encode, type JWT, type JWTDecodeParams } from 'next-auth/jwt';
import { sessionCookie } from '@/app/_request/session/cookie';
import { config } from '@/lib/config';

// {"alg":"dir","enc":"A256GCM"}, and no encrypted key: the one form that next-auth writes.
const HEAD = 'eyJhbGciOiJkaXIiLCJlbmMiOiJBMjU2R0NNIn0..';

/** Reads a session's token. Only the algorithms that we write are tried: a header cannot choose others. */
export async function decodeSession(sent: JWTDecodeParams): Promise<JWT | null> {
  return sent.token?.startsWith(HEAD) ? decode(sent) : null;
}

/** The id of the session's row that the browser's cookie carries; null for every cookie that is not ours. */
export async function sentSessionId(): Promise<string | null> {
  const token = (await cookies()).get(sessionCookie().name)?.value;
  try {
    const read = await decodeSession({ token, secret: authSecret() });
    return read?.sessionId ?? null;
  } catch {
    return null;
  }
}

/** Hands the browser the cookie of a session, as next-auth itself writes it. */
export async function keepSession(sessionId: string): Promise<void> {
  const { name, options } = sessionCookie();
  const value = await encode({ token: { sessionId }, secret: authSecret(), maxAge: options.maxAge });
  (await cookies()).set(name, value, options);
}

export async function dropSession(): Promise<void> {
  const { name, options } = sessionCookie();
  (await cookies()).set(name, '', { ...options, maxAge: 0 });
}

function authSecret(): string {
  const { AUTH_SECRET } = config();
  if (!AUTH_SECRET) throw new Error('AUTH_SECRET is not set.');
  return AUTH_SECRET;
}
