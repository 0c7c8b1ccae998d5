import { z } from 'zod';
import { type AccountFacts, accountFacts } from '@/lib/accounts/account-facts';
import { defineFunction } from '@/lib/functions/define';
import { refuse, succeed } from '@/lib/functions/outcome';
import { machineAddress } from '@/lib/functions/server/addresses';

const module = 'DomainInfo';
const feature = null;
const flag = z.enum(['0', '1'], 'Give 0 or 1.').default('0');
/** Nothing is temporary here, so there is nothing to hide. */
const hide_temporary_domains = flag;
const noOthers = z.array(z.string()).max(0);

const domainData = z.object({
  type: z.literal('main_domain'),
  domain: z.string(),
  servername: z.string(),
  serveralias: z.literal('').describe('No aliases are known.'),
  user: z.string(),
  owner: z.string(),
  ip: z.string().describe('The first IPv4 address of the machine that answers.'),
  homedir: z.string().optional().describe('Left out when the account has no home folder.'),
  is_temporary: z.literal(0),
});

const onlyWhatIsTrue =
  'Latchkey serves no domains: it knows the one that the operator set for the account, and no document root, aliases or certificates.';

export const domainInfoFunctions = [
  defineFunction({
    module,
    feature,
    name: 'list_domains',
    summary: 'List the domains of the account',
    note: onlyWhatIsTrue,
    input: z.object({ hide_temporary_domains }),
    data: z.object({
      main_domain: z.string().nullable(),
      addon_domains: noOthers,
      parked_domains: noOthers,
      sub_domains: noOthers,
    }),
    async handler(actor) {
      const { domain } = await accountFacts(actor);
      return succeed({ main_domain: domain, addon_domains: [], parked_domains: [], sub_domains: [] });
    },
  }),
  defineFunction({
    module,
    feature,
    name: 'domains_data',
    summary: 'Get details of the domains of the account',
    note: onlyWhatIsTrue,
    input: z.object({
      format: z.enum(['hash', 'list'], 'Give hash or list.').default('hash'),
      return_https_redirects_status: flag,
      hide_temporary_domains,
    }),
    data: z.union([
      z.object({
        main_domain: domainData.nullable(),
        addon_domains: z.array(domainData).max(0),
        parked_domains: z.array(domainData).max(0),
        sub_domains: z.array(domainData).max(0),
      }),
      z.array(domainData),
    ]),
    async handler(actor, { format, return_https_redirects_status }) {
      const main = domainDataOf(await accountFacts(actor));
      const notes = { warnings: redirectWarning(return_https_redirects_status) };
      if (format === 'list') return succeed(main ? [main] : [], notes);
      return succeed({ main_domain: main, addon_domains: [], parked_domains: [], sub_domains: [] }, notes);
    },
  }),
  defineFunction({
    module,
    feature,
    name: 'single_domain_data',
    summary: 'Get details of one domain of the account',
    note: onlyWhatIsTrue,
    input: z.object({
      domain: z.string({ error: 'Give a domain of the account.' }).trim().toLowerCase(),
      return_https_redirect_status: flag,
      hide_temporary_domains,
    }),
    data: domainData,
    async handler(actor, { domain, return_https_redirect_status }) {
      const main = domainDataOf(await accountFacts(actor));
      if (main?.domain !== domain) return refuse(`The account has no domain “${domain.slice(0, 253)}”.`);
      return succeed(main, { warnings: redirectWarning(return_https_redirect_status) });
    },
  }),
  defineFunction({
    module,
    feature,
    name: 'main_domain_builtin_subdomain_aliases',
    summary: 'List the subdomains that every main domain has by itself: none',
    note: onlyWhatIsTrue,
    input: z.object({ hide_temporary_domains }),
    data: noOthers,
    handler: async () => succeed([]),
  }),
];

function domainDataOf({ domain, username, home }: AccountFacts): z.output<typeof domainData> | null {
  if (domain === null) return null;
  return {
    type: 'main_domain',
    domain,
    servername: domain,
    serveralias: '',
    user: username,
    owner: username,
    ip: machineAddress(),
    ...(home !== null && { homedir: home }),
    is_temporary: 0,
  };
}

function redirectWarning(asked: '0' | '1'): string[] {
  return asked === '1' ? ['Whether a domain redirects to HTTPS is not known here, and left out.'] : [];
}
