import { batchFunctions } from '@/lib/functions/batch';
import { contactInformationFunctions } from '@/lib/functions/contact-information';
import type { ApiFunction } from '@/lib/functions/define';
import { domainInfoFunctions } from '@/lib/functions/domain-info';
import { featuresFunctions } from '@/lib/functions/features';
import { filemanFunctions } from '@/lib/functions/fileman/fileman';
import { lastLoginFunctions } from '@/lib/functions/last-login';
import { localeFunctions } from '@/lib/functions/locale';
import { type Outcome, refuse } from '@/lib/functions/outcome';
import { quotaFunctions } from '@/lib/functions/quota';
import { resellersFunctions } from '@/lib/functions/resellers';
import { resourceUsageFunctions } from '@/lib/functions/resource-usage';
import { serverInformationFunctions } from '@/lib/functions/server-information';
import { statsBarFunctions } from '@/lib/functions/stats-bar';
import { tokensFunctions } from '@/lib/functions/tokens';
import { getServerInformation } from '@/lib/functions/variables/server-information';
import { getSessionInformation } from '@/lib/functions/variables/session-information';
import { getUserInformation } from '@/lib/functions/variables/user-information';

const all: readonly ApiFunction[] = [
  ...tokensFunctions,
  ...quotaFunctions,
  ...filemanFunctions,
  getUserInformation,
  getServerInformation,
  getSessionInformation,
  ...domainInfoFunctions,
  ...resellersFunctions,
  ...featuresFunctions,
  ...statsBarFunctions,
  ...resourceUsageFunctions,
  ...contactInformationFunctions,
  ...localeFunctions,
  ...lastLoginFunctions,
  ...serverInformationFunctions,
  ...batchFunctions({ find: findFunction, unknown: unknownFunction }),
];

const byName = new Map(all.map((one) => [`${one.module}::${one.name}`, one]));
const modules = new Set(all.map((one) => one.module));

/** Every API function, in the order of the catalogue. */
export function listFunctions(): readonly ApiFunction[] {
  return all;
}

/** The function of this name, as cPanel writes it: module and function in their own capital and small letters. */
export function findFunction(module: string, name: string): ApiFunction | undefined {
  return byName.get(`${module}::${name}`);
}

/** The answer to a call of a function that there is not. */
export function unknownFunction(module: string, name: string): Outcome<never> {
  if (modules.has(module)) {
    const known = all.filter((one) => one.module === module).map((one) => one.name);
    return refuse(
      `The system could not find the function “${name}” in the module “${module}”. It has: ${known.join(', ')}.`,
    );
  }
  return refuse(
    `Failed to load module “${module}”: there is no such module. There are: ${[...modules].join(', ')}.`,
  );
}
