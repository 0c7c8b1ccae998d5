import { z } from 'zod';
import { defineFunction } from '@/lib/functions/define';
import { succeed } from '@/lib/functions/outcome';
import { features } from '@/lib/tokens/rights/features';

const module = 'Features';
const feature = null;
const flag = z.union([z.literal(0), z.literal(1)]);

export const featuresFunctions = [
  defineFunction({
    module,
    feature,
    name: 'list_features',
    summary: 'List the features of the account: every account has all that there are',
    input: z.object({}),
    data: z.record(z.string(), flag),
    handler: async () => succeed(Object.fromEntries(features.map(({ name }) => [name, 1 as const]))),
  }),
  defineFunction({
    module,
    feature,
    name: 'has_feature',
    summary: 'Ask whether the account has a feature: the answer is the status itself',
    input: z.object({
      name: z.string({ error: 'Give the name of a feature.' }).min(1, 'Give the name of a feature.'),
    }),
    data: z.null(),
    async handler(_actor, { name }) {
      if (features.some((known) => known.name === name)) return succeed(null);
      // No error: the question was answered, and the answer is no.
      return { ...succeed(null), status: 0, messages: [`The account does not have the feature “${name}”.`] };
    },
  }),
  defineFunction({
    module,
    feature,
    name: 'get_feature_metadata',
    summary: 'Get the names of the features',
    input: z.object({}),
    data: z.array(z.object({ id: z.string(), name: z.string(), is_cpaddon: flag, is_plugin: flag })),
    handler: async () =>
      succeed(
        features.map(({ name, label }) => ({
          id: name,
          name: label,
          is_cpaddon: 0 as const,
          is_plugin: 0 as const,
        })),
      ),
  }),
];
