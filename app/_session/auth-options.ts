import type { AuthOptions } from 'next-auth';
import Credentials from 'next-auth/providers/credentials';
import { sessionCookie } from '@/app/_session/cookie';
import { visitor } from '@/app/_session/visitor';
import { endSession, findSession } from '@/lib/accounts/sessions';
import { credentials, signIn } from '@/lib/accounts/sign-in';
import { config } from '@/lib/config';

/**
 * next-auth with credentials and a signed cookie that carries the id of a session row. The row is
 * read on every request: a session that was ended is no session, whatever the cookie says.
 */
export function authOptions(): AuthOptions {
  const cookie = sessionCookie();
  return {
    secret: config().AUTH_SECRET,
    session: { strategy: 'jwt', maxAge: cookie.options.maxAge },
    cookies: { sessionToken: cookie },
    useSecureCookies: cookie.options.secure,
    pages: { signIn: '/sign-in', error: '/sign-in' },
    providers: [
      Credentials({
        credentials: {
          login: { label: 'Username or e-mail' },
          password: { label: 'Password', type: 'password' },
        },
        async authorize(typed) {
          const parsed = credentials.safeParse(typed);
          if (!parsed.success) return null;
          const signedIn = await signIn(parsed.data, await visitor());
          return signedIn.ok ? { id: signedIn.value.sessionId, name: signedIn.value.username } : null;
        },
      }),
    ],
    callbacks: {
      jwt: ({ token, user }) => (user ? { sessionId: user.id } : token),
      session: ({ token }) => ({ expires: '', sessionId: token.sessionId }),
    },
    events: {
      async signOut({ token }) {
        const actor = token?.sessionId ? await findSession(token.sessionId, (await visitor()).address) : null;
        if (actor) await endSession(actor, actor.sessionId);
      },
    },
  };
}
