import { z } from 'zod';
import { accountFacts } from '@/lib/accounts/account-facts';
import { isSignedIn } from '@/lib/accounts/sessions/sign-ins';
import { defineFunction } from '@/lib/functions/define';
import { succeed } from '@/lib/functions/outcome';

export const resellersFunctions = [
  defineFunction({
    module: 'Resellers',
    feature: null,
    name: 'list_accounts',
    summary: 'List the accounts that belong to the account: itself alone',
    note: 'There are no resellers: each account is its own owner. `select` is `1` while somebody is signed in to it.',
    input: z.object({}),
    data: z.array(
      z.object({
        user: z.string(),
        domain: z.string().describe('Empty when there is none.'),
        select: z.enum(['1', '']),
      }),
    ),
    async handler(actor) {
      const [{ username, domain }, signedIn] = await Promise.all([accountFacts(actor), isSignedIn(actor)]);
      return succeed([
        { user: username, domain: domain ?? '', select: signedIn ? ('1' as const) : ('' as const) },
      ]);
    },
  }),
];
