import { availableParallelism, freemem, loadavg, totalmem } from 'node:os';
import { z } from 'zod';
import { serverVersion } from '@/lib/db/server-version';
import { defineFunction } from '@/lib/functions/define';
import { succeed } from '@/lib/functions/outcome';
import { version } from '@/package.json';

const resource = z.object({
  name: z.string(),
  type: z.enum(['device', 'metric', 'service']),
  value: z.string(),
  /** 1: it works, else nobody would answer. */
  status: z.literal(1),
  version: z.string().optional(),
});

export const serverInformationFunctions = [
  defineFunction({
    module: 'ServerInformation',
    feature: null,
    name: 'get_information',
    summary: 'Get the state of the services and of the machine that answers',
    note: 'The services are Latchkey and its database: of others on the machine it knows nothing.',
    input: z.object({}),
    data: z.array(resource),
    async handler() {
      const used = (1 - freemem() / totalmem()) * 100;
      const resources: z.input<typeof resource>[] = [
        { name: 'latchkey', type: 'service', value: 'up', status: 1, version },
        { name: 'postgresql', type: 'service', value: 'up', status: 1, version: await serverVersion() },
        { name: 'Server Load', type: 'metric', value: (loadavg()[0] ?? 0).toFixed(2), status: 1 },
        { name: 'CPU Count', type: 'metric', value: String(availableParallelism()), status: 1 },
        { name: 'Memory Used', type: 'device', value: `${used.toFixed(2)}%`, status: 1 },
      ];
      return succeed(resources);
    },
  }),
];
