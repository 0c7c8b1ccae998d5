import { z } from 'zod';
import { type AccountFacts, accountFacts } from '@/lib/accounts/account-facts';
import { defineFunction } from '@/lib/functions/define';
import { succeed } from '@/lib/functions/outcome';
import { unixSeconds } from '@/lib/functions/unix-time';
import { featureNames } from '@/lib/tokens/features';

const text = z.string().nullable();

const information = z.object({
  user: z.string(),
  /** No accounts stand above others here: each is its own owner. */
  owner: z.string(),
  home: text,
  plan: z.string(),
  locale: z.string(),
  created: z.int(),
  last_modified: z.int(),
  contact_email: text,
  contact_email_2: text,
  /** In blocks of 1024 bytes; 0 = unlimited. */
  disk_block_limit: z.int(),
  inode_limit: z.int(),
  feature_list: z.string(),
  feature: z.record(z.string(), z.literal(1)),
});

export const variablesFunctions = [
  defineFunction({
    module: 'Variables',
    feature: null,
    name: 'get_user_information',
    summary: 'Tell what is known of the account, or of it only the facts of these names',
    input: z.object({ name: z.array(z.string()).optional() }),
    data: information.partial(),
    async handler(actor, { name }) {
      const all = informationOf(await accountFacts(actor));
      if (!name) return succeed(all);
      return succeed(Object.fromEntries(Object.entries(all).filter(([fact]) => name.includes(fact))));
    },
  }),
];

function informationOf(facts: AccountFacts): z.input<typeof information> {
  return {
    user: facts.username,
    owner: facts.username,
    home: facts.home,
    plan: facts.plan,
    locale: facts.locale,
    created: unixSeconds(facts.createdAt),
    last_modified: unixSeconds(facts.updatedAt),
    contact_email: facts.contactEmail,
    contact_email_2: facts.contactEmail2,
    disk_block_limit: facts.diskLimitBytes === null ? 0 : Math.ceil(Number(facts.diskLimitBytes) / 1024),
    inode_limit: Number(facts.inodeLimit ?? 0),
    feature_list: 'default',
    feature: Object.fromEntries(featureNames.map((feature) => [feature, 1 as const])),
  };
}
