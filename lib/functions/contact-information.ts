import { z } from 'zod';
import { changeContactAddresses, listOf } from '@/lib/accounts/contact';
import { emailAddress } from '@/lib/accounts/create-account';
import type { Actor } from '@/lib/actor/actor';
import { defineFunction } from '@/lib/functions/define';
import { type Outcome, refuse, succeed } from '@/lib/functions/outcome';

const module = 'ContactInformation';
const feature = 'updatecontact';
const missing = { error: 'Give at least one e-mail address.' };

/** cPanel's names of what Latchkey knows of, and could send a message about. */
const notifications = {
  notify_account_login: 'Somebody signs in to the account.',
  notify_contact_address_change: 'A contact address changes.',
  notify_disk_limit: 'The account comes close to its disk limit.',
  notify_password_change: 'The password changes.',
};

export const contactInformationFunctions = [
  defineFunction({
    module,
    feature,
    name: 'set_email_addresses',
    summary: 'Replace the contact addresses of the account by one or two others',
    input: z.object({
      address: z.array(emailAddress, missing).max(2, 'An account has at most two contact addresses.'),
    }),
    data: z.null(),
    handler: (actor, { address }) => change(actor, () => address),
  }),
  defineFunction({
    module,
    feature,
    name: 'unset_email_addresses',
    summary: 'Remove contact addresses of the account',
    input: z.object({ address: z.array(z.string().trim().toLowerCase(), missing) }),
    data: z.null(),
    async handler(actor, { address }) {
      let strangers: string[] = [];
      const outcome = await change(actor, (was) => {
        strangers = address.filter((one) => !was.includes(one));
        return was.filter((one) => !address.includes(one));
      });
      // Gone is gone: one that was never there is no failure, but a typing error should show.
      return {
        ...outcome,
        warnings: strangers.slice(0, 20).map((one) => `“${one.slice(0, 254)}” was no contact address.`),
      };
    },
  }),
  defineFunction({
    module,
    feature,
    name: 'get_notification_preferences',
    summary: 'Get the notifications that the account receives: none',
    note: 'Latchkey sends no notifications, so each is off. The activity page tells what happened.',
    input: z.object({}),
    data: z.array(z.object({ name: z.string(), descp: z.string(), enabled: z.literal(0) })),
    handler: async () =>
      succeed(Object.entries(notifications).map(([name, descp]) => ({ name, descp, enabled: 0 as const }))),
  }),
];

async function change(actor: Actor, to: (was: string[]) => string[]): Promise<Outcome<null>> {
  const done = await changeContactAddresses(actor, (was) => {
    const [first = null, second = null] = [...new Set(to(listOf(was)))];
    return { first, second };
  });
  return done.ok ? succeed(null) : refuse(...Object.values(done.error));
}
