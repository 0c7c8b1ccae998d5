import type { NextRequest } from 'next/server';
import NextAuth from 'next-auth';
import { authOptions } from '@/app/_session/auth-options';

type Context = { params: Promise<{ nextauth: string[] }> };

// Made per request, because the options hold settings that the start-up fills in.
const handler = (request: NextRequest, context: Context) => NextAuth(request, context, authOptions());

export { handler as GET, handler as POST };
