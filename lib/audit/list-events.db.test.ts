import { beforeAll, expect, test } from 'vitest';
import type { AccountActor } from '@/lib/actor/actor';
import { type AuditEvent, eventFilter, listEvents } from '@/lib/audit/list-events';
import { anAccount, aToken } from '@/lib/testing/accounts';

/** The events that a filter, as an address says it, finds; or its first fault. */
async function events(query: Record<string, string>, zone: string): Promise<AuditEvent[] | string> {
  const parsed = eventFilter.safeParse(query);
  if (!parsed.success) return parsed.error.issues[0]?.message ?? '';
  return (await listEvents(owner, parsed.data, zone)).events;
}

let owner: AccountActor;

beforeAll(async () => {
  owner = await anAccount();
  await aToken(owner, 'one');
});

test.each(['UTC', 'America/St_Johns', 'Pacific/Kiritimati', 'Pacific/Pago_Pago'])(
  'the first and the last date that can be asked for find what there is, in %s',
  async (zone) => {
    expect(
      await events({ action: 'token.created', from: '1970-01-01', until: '9999-12-31' }, zone),
    ).toHaveLength(1);
    expect(await events({ from: '9999-12-31' }, zone)).toEqual([]);
    expect(await events({ until: '1970-01-01' }, zone)).toEqual([]);
  },
);

test.each(['0000-01-01', '0001-01-01', '1969-12-31'])(
  '%s is a fault that the form can show',
  async (date) => {
    for (const bound of ['from', 'until'])
      expect(await events({ [bound]: date }, 'UTC')).toBe('Choose a date from 1970 to 9999.');
  },
);
