import { arch, hostname, release, type } from 'node:os';
import { z } from 'zod';
import { accountFacts } from '@/lib/accounts/account-facts';
import { type DiskUsage, diskUsage } from '@/lib/accounts/disk-usage/disk-usage';
import type { Actor } from '@/lib/actor/actor';
import { megabytes, notesOn } from '@/lib/functions/figures/disk-figures';
import { countOwnTokens } from '@/lib/tokens/listing/count-tokens';
import { version } from '@/package.json';

const flag = z.union([z.literal(0), z.literal(1)]);

/** One statistic. What is counted has the figures; what is text has `value`. */
export const statistic = z.object({
  id: z.string(),
  name: z.string(),
  item: z.string(),
  module: z.string().optional(),
  feature: z.string().optional(),
  value: z.string().optional(),
  /** For people, with its unit. */
  count: z.string().optional(),
  max: z.string().optional(),
  /** Numbers as text, as cPanel writes them; `_max` may also be “unlimited”. */
  _count: z.string().optional(),
  _max: z.string().optional(),
  _maxed: flag.optional(),
  is_maxed: flag.optional(),
  percent: z.int().optional(),
  units: z.string().optional(),
});

type Statistic = z.output<typeof statistic>;
/** Measured at most once for an answer, and only when asked for. */
type Source = { actor: Actor; usage: () => Promise<DiskUsage> };

const sources: Record<
  string,
  { item: string; read(source: Source): Promise<Omit<Statistic, 'id' | 'name' | 'item'>> }
> = {
  diskusage: {
    item: 'Disk Usage',
    async read({ usage }) {
      const { bytesUsed, byteLimit } = await usage();
      const limit = byteLimit === null ? null : megabytes(byteLimit);
      return { module: 'Quota', feature: 'diskusage', ...figures(megabytes(bytesUsed), limit, 'MB') };
    },
  },
  fileusage: {
    item: 'File Usage',
    async read({ usage }) {
      const { inodesUsed, inodeLimit } = await usage();
      return { module: 'Quota', feature: 'diskusage', ...figures(inodesUsed, inodeLimit) };
    },
  },
  apitokens: {
    item: 'API Tokens',
    async read({ actor }) {
      const counts = await countOwnTokens(actor);
      return {
        module: 'Tokens',
        feature: 'apitokens',
        ...figures(counts.ok ? counts.value.all : 0, null),
      };
    },
  },
  hostingpackage: {
    item: 'Hosting Package',
    read: async ({ actor }) => ({ value: (await accountFacts(actor)).plan }),
  },
  hostname: { item: 'Hostname', read: async () => ({ value: hostname() }) },
  machinetype: { item: 'Architecture', read: async () => ({ value: arch() }) },
  operatingsystem: { item: 'Operating System', read: async () => ({ value: type() }) },
  kernelversion: { item: 'Kernel Version', read: async () => ({ value: release() }) },
  cpanelversion: { item: 'Latchkey Version', read: async () => ({ value: version }) },
};

export const statisticIds = Object.keys(sources);

/** The statistics of these ids in their order, those that there are not, and how old the figures are. */
export async function collect(actor: Actor, ids: string[]) {
  let measured: Promise<DiskUsage> | undefined;
  const usage = () => (measured ??= diskUsage(actor));
  const known = ids.filter((id) => Object.hasOwn(sources, id));
  const found = await Promise.all(known.map((id) => readOne(id, { actor, usage })));
  const notes: Partial<ReturnType<typeof notesOn>> = measured ? notesOn(await measured) : {};
  return { found, unknown: ids.filter((id) => !Object.hasOwn(sources, id)), notes };
}

async function readOne(id: string, source: Source): Promise<Statistic> {
  const { item, read } = sources[id] as (typeof sources)[string];
  return { id, name: id, item, ...(await read(source)) };
}

function figures(used: number, limit: number | null, units = '') {
  const maxed = limit !== null && used >= limit ? (1 as const) : (0 as const);
  const told = (value: number) => (units ? `${value} ${units}` : String(value));
  return {
    count: told(used),
    max: limit === null ? 'unlimited' : told(limit),
    _count: String(used),
    _max: limit === null ? 'unlimited' : String(limit),
    _maxed: maxed,
    is_maxed: maxed,
    percent: limit ? Math.min(100, Math.round((used / limit) * 100)) : 0,
    units,
  };
}
