import type { DiskUsage } from '@/lib/accounts/disk-usage/disk-usage';
import { unixSeconds } from '@/lib/functions/figures/unix-time';

/** How old the figures of an answer are, and what to know about them. */
export function notesOn({ measuredAt, warnings }: DiskUsage) {
  if (!measuredAt) return { warnings };
  const age = Math.max(0, Math.round((Date.now() - measuredAt.getTime()) / 1000));
  return { warnings, metadata: { measured_at: unixSeconds(measuredAt), measured_seconds_ago: age } };
}

/** Bytes as megabytes (2^20) to two places. */
export function megabytes(bytes: number): number {
  return Math.round((bytes / 1_048_576) * 100) / 100;
}

/** What is left below a limit; 0 where there is none, as cPanel writes "unlimited". */
export function remaining(used: number, limit: number | null): number {
  return limit === null ? 0 : Math.max(0, limit - used);
}

/** 1 while `used` is within the limit, or there is none. */
export function isUnder(used: number, limit: number | null): 0 | 1 {
  return limit === null || used < limit ? 1 : 0;
}
