import { type Finding, good, warning, wrong } from '@/lib/cli/doctor/finding';
import { config } from '@/lib/config';
import { db } from '@/lib/db/client';
import { isTrusted, trustedProxies } from '@/lib/server/http/client-address';

const about = 'proxies';
const remedy =
  'Add the address of the proxy to TRUSTED_PROXIES and start the server again; until then all people share one count of failed sign-ins.';

/** A sign-in that succeeded: from where, and whether its peer forwarded without being listed. */
export type SignInSeen = { address: string | null; unlisted: boolean };

/** Whether people came through a proxy that is not listed, by the sign-ins of the last seven days. */
export async function checkProxies(): Promise<Finding> {
  // Only sign-ins that succeeded: a stranger can send any header, but cannot sign in.
  const seen = await db().$queryRaw<SignInSeen[]>`
    SELECT address, coalesce((details ->> 'unlistedProxy')::boolean, false) AS unlisted FROM audit_event
    WHERE deed = 'session.started' AND at > clock_timestamp() - interval '7 days' ORDER BY id DESC LIMIT 100`;
  return proxyFinding(seen, config().TRUSTED_PROXIES);
}

/** What sign-ins say of the proxies in front; what came through one that is listed by now is over. */
export function proxyFinding(seen: readonly SignInSeen[], listed: readonly string[]): Finding {
  const trusted = trustedProxies(listed);
  const counted = seen.filter(({ address }) => address && !isTrusted(address, trusted));
  const unlisted = counted.filter((one) => one.unlisted);
  if (!unlisted.length) return good(about, 'No sign-in came through a proxy that is not listed.');
  const addresses = [...new Set(unlisted.map(({ address }) => address))].slice(0, 3).join(', ');
  if (unlisted.length === counted.length)
    return wrong(about, `Every sign-in comes through a proxy that is not listed: ${addresses}.`, remedy);
  return warning(
    about,
    `${unlisted.length} of the last ${counted.length} sign-ins came through a proxy that is not listed: ${addresses}.`,
    'If it is yours, add its address to TRUSTED_PROXIES; it may be one of the visitor’s own network.',
  );
}
