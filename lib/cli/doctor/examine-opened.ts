import { authSecretIsKept, checkDatabase } from '@/lib/cli/doctor/database';
import type { Finding } from '@/lib/cli/doctor/finding';
import { checkDataFolder, checkHomes } from '@/lib/cli/doctor/folders';
import { checkProxies } from '@/lib/cli/doctor/proxies';
import { checkRoles } from '@/lib/cli/doctor/roles';
import { checkAuthSecret } from '@/lib/cli/doctor/settings';

/** What there is to find once the installation's database is open. */
export async function examineOpened(embedded: boolean): Promise<Finding[]> {
  return [
    ...(embedded ? await checkDataFolder() : []),
    ...(await checkDatabase()),
    await checkRoles(),
    checkAuthSecret(await authSecretIsKept()),
    ...(await checkHomes()),
    await checkProxies(),
  ];
}
