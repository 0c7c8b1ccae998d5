import { z } from 'zod';
import { diskUsage } from '@/lib/accounts/disk-usage/disk-usage';
import { defineFunction } from '@/lib/functions/define';
import { isUnder, megabytes, notesOn, remaining } from '@/lib/functions/figures/disk-figures';
import { succeed } from '@/lib/functions/outcome';

const module = 'Quota';
const feature = 'diskusage';
const flag = z.union([z.literal(0), z.literal(1)]);
const count = z.int().min(0);
const size = z.number().min(0);

export const quotaFunctions = [
  defineFunction({
    module,
    feature,
    name: 'get_quota_info',
    summary: 'Get the disk usage of the account and its limits; a limit of 0 is none',
    input: z.object({}),
    data: z.object({
      inode_limit: count,
      inodes_remain: count,
      inodes_used: count,
      megabyte_limit: size,
      megabytes_remain: size,
      megabytes_used: size,
      under_inode_limit: flag,
      under_megabyte_limit: flag,
      under_quota_overall: flag,
    }),
    async handler(actor) {
      const usage = await diskUsage(actor);
      const { bytesUsed, inodesUsed, byteLimit, inodeLimit } = usage;
      const underInodes = isUnder(inodesUsed, inodeLimit);
      const underBytes = isUnder(bytesUsed, byteLimit);
      const data = {
        inode_limit: inodeLimit ?? 0,
        inodes_remain: remaining(inodesUsed, inodeLimit),
        inodes_used: inodesUsed,
        megabyte_limit: megabytes(byteLimit ?? 0),
        megabytes_remain: megabytes(remaining(bytesUsed, byteLimit)),
        megabytes_used: megabytes(bytesUsed),
        under_inode_limit: underInodes,
        under_megabyte_limit: underBytes,
        under_quota_overall: underInodes && underBytes,
      };
      return succeed(data, notesOn(usage));
    },
  }),
  defineFunction({
    module,
    feature,
    name: 'get_local_quota_info',
    summary: 'Get the disk usage of the account in bytes; a limit of 0 is none',
    input: z.object({}),
    data: z.object({ byte_limit: count, bytes_used: count, inode_limit: count, inodes_used: count }),
    async handler(actor) {
      const usage = await diskUsage(actor);
      const data = {
        byte_limit: usage.byteLimit ?? 0,
        bytes_used: usage.bytesUsed,
        inode_limit: usage.inodeLimit ?? 0,
        inodes_used: usage.inodesUsed,
      };
      return succeed(data, notesOn(usage));
    },
  }),
];
