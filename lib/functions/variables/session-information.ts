import { z } from 'zod';
import { defineFunction } from '@/lib/functions/define';
import { publicHostname } from '@/lib/functions/server/addresses';
import { names, onlyNamed } from '@/lib/functions/variables/only-named';

export const getSessionInformation = defineFunction({
  module: 'Variables',
  feature: null,
  name: 'get_session_information',
  summary: 'Get the hostname by which the server is reached',
  input: z.object({ name: names }),
  data: z.object({ host: z.string() }).partial(),
  handler: async (_actor, { name }) => onlyNamed({ host: publicHostname() }, name),
});
