import { createPrivateKey, X509Certificate } from 'node:crypto';
import { readFileSync, statSync } from 'node:fs';
import { type Finding, good, warning, wrong } from '@/lib/cli/doctor/finding';
import { config } from '@/lib/config';
import { DAY } from '@/lib/time';

const SOON_DAYS = 21;
const about = 'TLS';
const again = 'Get a new pair from your certificate authority, and start the server again.';

/** Whether the certificate and its key can be used, and until when. */
export function checkTls(
  files: { cert?: string; key?: string } = { cert: config().TLS_CERT, key: config().TLS_KEY },
): Finding[] {
  const { cert, key } = files;
  if (!cert || !key) return [good(about, 'Not used: a proxy does it, or nobody.')];
  try {
    const certificate = new X509Certificate(readFileSync(cert));
    if (!certificate.checkPrivateKey(createPrivateKey(readFileSync(key))))
      return [wrong(about, `${key} is not the key of ${cert}.`, again)];
    return [expiryFinding(cert, new Date(certificate.validTo), new Date()), ...keyMode(key)];
  } catch (error) {
    return [
      wrong(
        about,
        `The pair cannot be read (${(error as Error).message}).`,
        'Check TLS_CERT and TLS_KEY: both must name PEM files that this user can read.',
      ),
    ];
  }
}

/** What the end of a certificate's validity means at `now`. */
export function expiryFinding(file: string, end: Date, now: Date): Finding {
  const days = Math.floor((end.getTime() - now.getTime()) / DAY);
  if (days < 0) return wrong(about, `${file} has expired.`, again);
  return days < SOON_DAYS
    ? warning(about, `${file} expires in ${days} days.`, again)
    : good(about, `${file} is good for ${days} days.`);
}

function keyMode(key: string): Finding[] {
  const open = (statSync(key).mode & 0o007) !== 0;
  return open ? [warning(about, `Everybody on this machine can read ${key}.`, `Run: chmod 600 ${key}`)] : [];
}
