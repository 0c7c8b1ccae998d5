import { z } from 'zod';
import { defineFunction } from '@/lib/functions/define';
import { collect, statistic, statisticIds } from '@/lib/functions/figures/statistics';
import { succeed } from '@/lib/functions/outcome';

export const statsBarFunctions = [
  defineFunction({
    module: 'StatsBar',
    feature: null,
    name: 'get_stats',
    summary: 'Get statistics of the account and the server',
    input: z.object({
      display: z
        .string({
          error: `Give the statistics to tell, separated by |. There are: ${statisticIds.join('|')}.`,
        })
        .describe('Names of statistics, separated by |.'),
    }),
    data: z.array(statistic),
    async handler(actor, { display }) {
      const asked = [
        ...new Set(
          display
            .split('|')
            .map((id) => id.trim())
            .filter(Boolean),
        ),
      ];
      const { found, unknown, notes } = await collect(actor, asked);
      const strangers = unknown.slice(0, 20).map((id) => `There is no statistic “${id.slice(0, 50)}”.`);
      return succeed(found, { ...notes, warnings: [...(notes.warnings ?? []), ...strangers] });
    },
  }),
];
