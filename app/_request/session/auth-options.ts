import type { AuthOptions, User } from 'next-auth';
import Credentials from 'next-auth/providers/credentials';
import { authLogger } from '@/app/_request/session/auth-logger';
import { namedCookie, sessionCookie } from '@/app/_request/session/cookie';
import { keepDevice } from '@/app/_request/session/device';
import { decodeSession, sentSessionId } from '@/app/_request/session/session-token';
import { visitor } from '@/app/_request/visitor';
import { endSession, readSession } from '@/lib/accounts/sessions/sessions';
import { type Credentials as CredentialsTyped, credentials, signIn } from '@/lib/accounts/sign-in';
import { config } from '@/lib/config';
import { log } from '@/lib/log/log';

/**
 * next-auth with credentials and an encrypted cookie that carries the id of a session row. The row is
 * read on every request: a session that was ended is no session, whatever the cookie says.
 */
export function authOptions(): AuthOptions {
  const cookie = sessionCookie();
  return {
    secret: config().AUTH_SECRET,
    session: { strategy: 'jwt', maxAge: cookie.options.maxAge },
    jwt: { decode: decodeSession },
    cookies: {
      sessionToken: cookie,
      csrfToken: scriptless('latchkey-csrf'),
      callbackUrl: scriptless('latchkey-callback'),
    },
    useSecureCookies: cookie.options.secure,
    pages: { signIn: '/sign-in', error: '/sign-in' },
    logger: authLogger,
    providers: [
      Credentials({
        credentials: {
          login: { label: 'Username or e-mail' },
          password: { label: 'Password', type: 'password' },
        },
        authorize: signInWith,
      }),
    ],
    callbacks: {
      async jwt({ token, user }) {
        if (user) return { sessionId: user.id };
        const found = token.sessionId ? await readSession(token.sessionId, (await visitor()).address) : null;
        // next-auth then deletes the cookie, where it would have signed it for another two weeks.
        if (!found) throw new Error('The session has ended.');
        return { sessionId: found.actor.sessionId, name: found.actor.name };
      },
      // All that a script may learn: the row's id is not among it.
      session: ({ session, token }) => ({ user: { name: token.name }, expires: session.expires }),
    },
    events: {
      async signOut({ token }) {
        const found = token?.sessionId ? await readSession(token.sessionId, (await visitor()).address) : null;
        if (found) await endSession(found.actor, found.actor.sessionId);
      },
    },
  };
}

async function signInWith(typed: unknown): Promise<User | null> {
  const parsed = credentials.safeParse(typed);
  if (!parsed.success) return null;
  const signedIn = await attempt(parsed.data);
  if (signedIn.ok) return { id: signedIn.value.sessionId, name: signedIn.value.username };
  if (signedIn.error.kind === 'busy') throw new Error('Busy');
  return null;
}

/** next-auth puts the words of an error into the address that it answers with, so only a fixed one leaves here. */
async function attempt(typed: CredentialsTyped) {
  try {
    const signedIn = await signIn(typed, { ...(await visitor()), session: await sentSessionId() });
    if (signedIn.ok) await keepDevice(signedIn.value.device);
    return signedIn;
  } catch (error) {
    log().error({ err: error }, 'sign-in failed');
    throw new Error('Unavailable');
  }
}

function scriptless(name: string) {
  const { name: sent, ...options } = namedCookie(name);
  return { name: sent, options: { ...options, httpOnly: true } };
}
