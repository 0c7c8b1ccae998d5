import { release } from 'node:os';
import { z } from 'zod';
import { defineFunction } from '@/lib/functions/define';
import { names, onlyNamed } from '@/lib/functions/variables/only-named';
import { THEME } from '@/lib/functions/variables/user-information';

const never = z.literal(0);

const information = z.object({
  version: z.string().describe('Of the kernel, as in cPanel.'),
  default_theme: z.string(),
  allow_reset_password: never.describe('Only the operator sets a password that was forgotten.'),
  allow_reset_password_for_subaccounts: never,
  invite_sub: never,
  api_shell: never,
});

export const getServerInformation = defineFunction({
  module: 'Variables',
  feature: null,
  name: 'get_server_information',
  summary: 'Get facts about the server, or only those of these names',
  note: 'cPanel’s other settings are about mail, databases and web servers, of which Latchkey knows nothing.',
  input: z.object({ name: names }),
  data: information.partial(),
  async handler(_actor, { name }) {
    const facts: z.input<typeof information> = {
      version: release(),
      default_theme: THEME,
      allow_reset_password: 0,
      allow_reset_password_for_subaccounts: 0,
      invite_sub: 0,
      api_shell: 0,
    };
    return onlyNamed(facts, name);
  },
});
