import { z } from 'zod';
import { isInstant } from '@/lib/time';
import { type Selection, selection } from '@/lib/tokens/revoke-tokens';

const chosenIds = z.object({ ids: z.array(z.string()) });
const chosenAll = z.object({
  search: z.string(),
  state: z.string().optional(),
  asOf: z.iso.datetime().refine(isInstant),
});

/** What a browser says it has chosen, as a selection of the domain; null when it is none. */
export function readSelection(chosen: unknown): Selection | null {
  const ids = chosenIds.safeParse(chosen);
  if (ids.success) return selection.safeParse({ kind: 'ids', ids: ids.data.ids }).data ?? null;
  const all = chosenAll.safeParse(chosen);
  if (!all.success) return null;
  const { asOf, ...filter } = all.data;
  return selection.safeParse({ kind: 'matching', filter, asOf: new Date(asOf) }).data ?? null;
}
