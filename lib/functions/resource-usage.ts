import { z } from 'zod';
import { diskUsage } from '@/lib/accounts/disk-usage/disk-usage';
import { defineFunction } from '@/lib/functions/define';
import { notesOn } from '@/lib/functions/figures/disk-figures';
import { succeed } from '@/lib/functions/outcome';

const usage = z.object({
  id: z.string(),
  description: z.string(),
  usage: z.int(),
  maximum: z.int().nullable(),
  // A nullable literal would become an enumeration without null.
  formatter: z.union([z.literal('format_bytes'), z.null()]),
  url: z.string().describe('Empty: no page is about it alone.'),
  error: z.string().nullable(),
});

export const resourceUsageFunctions = [
  defineFunction({
    module: 'ResourceUsage',
    feature: 'diskusage',
    name: 'get_usages',
    summary: 'Get what the account uses and its maximums; a maximum of null is none',
    input: z.object({}),
    data: z.array(usage),
    async handler(actor) {
      const measured = await diskUsage(actor);
      const { bytesUsed, inodesUsed, byteLimit, inodeLimit } = measured;
      const rest = { url: '', error: null };
      const usages = [
        {
          id: 'disk_usage',
          description: 'Disk Usage',
          usage: bytesUsed,
          maximum: byteLimit,
          formatter: 'format_bytes' as const,
          ...rest,
        },
        {
          id: 'file_usage',
          description: 'File Usage',
          usage: inodesUsed,
          maximum: inodeLimit,
          formatter: null,
          ...rest,
        },
      ];
      return succeed(usages, notesOn(measured));
    },
  }),
];
