import type { LoggerInstance } from 'next-auth';
import { log } from '@/lib/log/log';

/** next-auth's log as lines of ours, without stacks: every cookie that somebody made up would leave one. */
export const authLogger: Partial<LoggerInstance> = {
  error(code, metadata) {
    const level = code === 'JWT_SESSION_ERROR' ? 'info' : 'error';
    log()[level]({ code, reason: reasonOf(metadata) }, 'next-auth');
  },
  // Of its settings, which are made here: NEXTAUTH_URL is not used.
  warn() {},
  debug() {},
};

function reasonOf(metadata: Error | { error?: Error; [key: string]: unknown }): string {
  const error = metadata instanceof Error ? metadata : metadata.error;
  return error?.name ?? 'unknown';
}
