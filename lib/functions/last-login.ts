import { z } from 'zod';
import { lastSignInAddress } from '@/lib/accounts/sessions/sign-ins';
import { defineFunction } from '@/lib/functions/define';
import { succeed } from '@/lib/functions/outcome';

export const lastLoginFunctions = [
  defineFunction({
    module: 'LastLogin',
    feature: null,
    name: 'get_last_or_current_logged_in_ip',
    summary: 'Get the address of the last sign-in to the account',
    note: 'An empty list when nobody has signed in yet. Uses of tokens do not count.',
    input: z.object({}),
    data: z.array(z.string()),
    async handler(actor) {
      const address = await lastSignInAddress(actor);
      return succeed(address === null ? [] : [address]);
    },
  }),
];
