import { mkdir, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { config, dataDir } from '@/lib/config';
import type { Transaction } from '@/lib/db/client';
import { databaseTime } from '@/lib/db/clock';
import { addDays, DAY, dateIn, endOfDate } from '@/lib/time';
import { digestOf, generateSecret, hintOf } from '@/lib/tokens/secret';

/** Name, days since its creation, days until its expiry (null = never), features (none = unrestricted), days since last use. */
type DemoToken = [name: string, age: number, expiresIn: number | null, features?: string[], used?: number];

const demoTokens: DemoToken[] = [
  ['backup-nightly', 310, 55, undefined, 0.3],
  ['backup-weekly', 310, 55, undefined, 2],
  ['billing-export', 290, 75, ['diskusage'], 0.9],
  ['blog-deploy', 221, null, undefined, 0.1],
  ['ci-main', 140, 225, undefined, 0.02],
  ['ci-nightly', 140, 225, undefined, 0.6],
  ['ci-old-runner', 420, -55, undefined, 61],
  ['cms-import', 33, 332, ['updatecontact']],
  ['contact-sync', 88, 277, ['updatecontact'], 1],
  ['dashboard-wall', 61, 304, ['diskusage'], 0.01],
  ['disk-alerts', 352, 13, ['diskusage'], 0.04],
  ['disk-report-eu', 358, 7, ['diskusage'], 0.5],
  ['disk-report-us', 363, 2, ['diskusage'], 0.5],
  ['dns-updater', 190, null, undefined, 0.2],
  ['edge-proxy-1', 45, 320, ['verify'], 0.001],
  ['edge-proxy-2', 45, 320, ['verify'], 0.001],
  ['edge-proxy-canary', 12, 18, ['verify'], 0.003],
  ['freelancer-june', 160, -130, ['diskusage', 'updatecontact'], 139],
  ['gateway', 77, 288, ['verify'], 0.001],
  ['grafana', 301, 64, ['diskusage'], 0.01],
  ['home-assistant', 25, 340, ['diskusage'], 0.2],
  ['integration-tests', 8, 22, undefined, 0.4],
  ['invoice-robot', 366, -1, ['diskusage'], 1.4],
  ['laptop', 18, 347, undefined, 3],
  ['legacy_panel', 700, null, undefined, 402],
  ['mail-migration', 240, -118, undefined, 119],
  ['monitoring', 99, 266, ['diskusage', 'verify'], 0.01],
  ['on-call', 3, 362, undefined, 0.7],
  ['partner-east', 345, 20, ['diskusage'], 4],
  ['partner-north', 345, 20, ['diskusage']],
  ['partner-old', 380, -15, ['diskusage'], 17],
  ['quota-watch', 130, 235, ['diskusage'], 0.08],
  ['reseller-north', 52, 313, ['apitokens', 'diskusage'], 6],
  ['reseller-south', 52, 313, ['apitokens', 'diskusage'], 0.9],
  ['reseller-west', 395, -30, ['apitokens', 'diskusage'], 33],
  ['session-check', 14, 351, ['verify'], 0.05],
  ['staging', 66, 299, undefined, 0.3],
  ['terraform', 205, 160, undefined, 5],
  ['uptime-probe', 340, 26, ['verify'], 0.002],
  ['webhook-relay', 111, null, ['verify'], 0.01],
  ['workshop-2026', 29, -22, ['diskusage'], 23],
];

/** Tokens of every state, with their audit events; nobody ever learns their secrets. */
export async function addDemoTokens(
  tx: Transaction,
  account: { id: string; username: string },
): Promise<void> {
  const now = await databaseTime(tx);
  const oldestFirst = demoTokens.toSorted((a, b) => b[1] - a[1]);
  const rows = oldestFirst.map((demo) => demoRow(demo, account, now));
  await tx.token.createMany({ data: rows });
  await tx.tokenUse.createMany({
    data: oldestFirst.flatMap(([, , , , used], index) => {
      const tokenId = rows[index]?.id;
      if (used === undefined || !tokenId) return [];
      return { tokenId, at: new Date(now.getTime() - used * DAY), address: '192.0.2.44' };
    }),
  });
  await tx.auditEvent.createMany({
    data: rows.map((row) => ({
      accountId: account.id,
      at: row.createdAt,
      action: 'token.created',
      actorKind: 'account',
      actorId: account.id,
      actorName: account.username,
      tokenId: row.id,
      tokenName: row.name,
      details: {
        hint: row.hint,
        expiresAt: row.expiresAt?.toISOString() ?? null,
        features: row.unrestricted ? '*' : row.features,
      },
    })),
  });
}

function demoRow(
  [name, age, expiresIn, features]: DemoToken,
  account: { id: string; username: string },
  now: Date,
) {
  const secret = generateSecret();
  const zone = config().SERVER_TIME_ZONE;
  // Not all at the same minute of the day.
  const minutes = [...name].reduce((sum, letter) => (sum * 31 + letter.charCodeAt(0)) % 700, 7);
  return {
    id: crypto.randomUUID(),
    accountId: account.id,
    name,
    digest: digestOf(secret),
    hint: hintOf(secret),
    unrestricted: !features,
    features: features ?? [],
    createdAt: new Date(now.getTime() - age * DAY - minutes * 60_000),
    createdBy: account.username,
    expiresAt: expiresIn === null ? null : endOfDate(addDays(dateIn(zone, now), expiresIn), zone),
  };
}

/** A home folder with a few files, so that disk usage has something to measure. Gives its path. */
export async function makeDemoHome(): Promise<string> {
  const home = join(dataDir(), 'home', 'demo');
  await mkdir(join(home, 'public_html'), { recursive: true });
  await writeFile(
    join(home, 'public_html', 'index.html'),
    '<!doctype html><title>It works</title><p>It works.</p>\n',
  );
  await writeFile(
    join(home, 'notes.txt'),
    'Files in here count towards the disk usage of the demo account.\n',
  );
  return home;
}
