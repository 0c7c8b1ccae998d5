import { Exit } from '@/lib/cli/exit';
import { fieldErrors } from '@/lib/field-errors';

type Parsed<T> = { success: true; data: T } | { success: false; error: Parameters<typeof fieldErrors>[0] };

/** What a schema made of what was typed; its errors end the command. */
export function parsed<T>(result: Parsed<T>): T {
  if (result.success) return result.data;
  throw new Exit('failed', Object.values(fieldErrors(result.error)).join(' '));
}
