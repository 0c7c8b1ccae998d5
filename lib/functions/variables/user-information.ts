import { z } from 'zod';
import { type AccountFacts, accountFacts } from '@/lib/accounts/account-facts';
import { homeOwner } from '@/lib/accounts/home/home-owner';
import { defineFunction } from '@/lib/functions/define';
import { unixSeconds } from '@/lib/functions/figures/unix-time';
import { machineAddress } from '@/lib/functions/server/addresses';
import { names, onlyNamed } from '@/lib/functions/variables/only-named';
import { featureNames } from '@/lib/tokens/rights/features';

/** Pages have one look: light or dark is for each browser to choose. */
export const THEME = 'latchkey';

const information = z.object({
  user: z.string(),
  owner: z.string().describe('No accounts stand above others: each is its own owner.'),
  domain: z.string().describe('The domain that the operator set; empty when there is none.'),
  domains: z.array(z.string()).describe('That domain, or nothing.'),
  ip: z.string().describe('The first IPv4 address of the machine that answers.'),
  uid: z.int().optional().describe('The system user that owns the home folder; left out without one.'),
  home: z.string().describe('Empty when there is none.'),
  plan: z.string(),
  theme: z.string().describe('Always `latchkey`: pages have one look.'),
  locale: z.string(),
  created: z.int(),
  last_modified: z.int(),
  contact_email: z.string().describe('Empty when there is none.'),
  contact_email_2: z.string().describe('Empty when there is none.'),
  disk_block_limit: z.int().describe('In blocks of 1024 bytes; 0: unlimited.'),
  inode_limit: z.int().describe('0: unlimited.'),
  feature_list: z.string(),
  feature: z.record(z.string(), z.literal(1)),
});

export const getUserInformation = defineFunction({
  module: 'Variables',
  feature: null,
  name: 'get_user_information',
  summary: 'Get facts about the account, or only those of these names',
  input: z.object({ name: names }),
  data: information.partial(),
  async handler(actor, { name }) {
    const facts = await accountFacts(actor);
    const uid = !name || name.includes('uid') ? await homeOwner(facts.home) : undefined;
    return onlyNamed({ ...informationOf(facts), ...(uid !== undefined && { uid }) }, name);
  },
});

function informationOf(facts: AccountFacts): z.input<typeof information> {
  return {
    user: facts.username,
    owner: facts.username,
    domain: facts.domain ?? '',
    domains: facts.domain ? [facts.domain] : [],
    ip: machineAddress(),
    home: facts.home ?? '',
    plan: facts.plan,
    theme: THEME,
    locale: facts.locale,
    created: unixSeconds(facts.createdAt),
    last_modified: unixSeconds(facts.updatedAt),
    contact_email: facts.contactEmail ?? '',
    contact_email_2: facts.contactEmail2 ?? '',
    disk_block_limit: facts.diskLimitBytes === null ? 0 : Math.ceil(Number(facts.diskLimitBytes) / 1024),
    inode_limit: Number(facts.inodeLimit ?? 0),
    feature_list: 'default',
    feature: Object.fromEntries(featureNames.map((feature) => [feature, 1 as const])),
  };
}
