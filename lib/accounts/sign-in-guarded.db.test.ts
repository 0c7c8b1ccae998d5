import fc from 'fast-check';
import { expect, test } from 'vitest';
import { changePassword } from '@/lib/accounts/passwords/change-password';
import { credentials, signIn } from '@/lib/accounts/sign-in';
import { rememberDevice } from '@/lib/accounts/throttle/remember-device';
import { passwordTurns } from '@/lib/accounts/throttle/turns';
import type { AccountActor } from '@/lib/actor/actor';
import { db } from '@/lib/db/client';
import { actionsOf, anAccount, PASSWORD } from '@/lib/testing/accounts';

let networks = 0;
const stranger = () => ({ address: `2001:db8:0:${(++networks).toString(16)}::1`, userAgent: 'test' });
const typed = (owner: AccountActor, password = PASSWORD) => ({ login: owner.name, password });

/** Signs in from a browser that is not known, and gives the cookie by which it is from then on. */
async function deviceOf(owner: AccountActor): Promise<string> {
  const signedIn = await signIn(typed(owner), stranger());
  if (!signedIn.ok) throw new Error(signedIn.error.kind);
  return signedIn.value.device;
}

/** Wrong passwords from one network until a lock holds, which is then made long. */
async function lock(owner: AccountActor, visitor: ReturnType<typeof stranger>): Promise<void> {
  for (let n = 0; n < 3; n++) await signIn(typed(owner, 'wrong'), visitor);
  await lengthenLocks();
}

async function lengthenLocks(): Promise<void> {
  await db().$executeRaw`
    UPDATE sign_in_throttle SET locked_until = clock_timestamp() + interval '1 hour' WHERE locked_until IS NOT NULL`;
}

test('an owner signs in from a known browser while strangers have locked the login everywhere', async () => {
  const owner = await anAccount();
  const device = await deviceOf(owner);
  for (let n = 0; n < 11; n++) await signIn(typed(owner, 'wrong'), stranger());
  await lengthenLocks();
  expect(await signIn(typed(owner), stranger())).toMatchObject({ error: { kind: 'locked' } });
  for (let n = 0; n < 3; n++)
    expect(await signIn(typed(owner), { ...stranger(), device })).toMatchObject({ ok: true });
});

test('an owner signs in from a known browser of a network that is locked', async () => {
  const owner = await anAccount();
  const device = await deviceOf(owner);
  const office = stranger();
  for (let n = 0; n < 21; n++) await signIn({ login: `nobody-${n}`, password: 'wrong' }, office);
  await lengthenLocks();
  expect(await signIn(typed(owner), office)).toMatchObject({ error: { kind: 'locked' } });
  expect(await signIn(typed(owner), { ...office, device })).toMatchObject({ ok: true });
});

test('a known browser has waits of its own, and a new password makes it a stranger', async () => {
  const owner = await anAccount();
  const device = await deviceOf(owner);
  const visitor = { ...stranger(), device };
  for (let n = 0; n < 3; n++) await signIn(typed(owner, 'wrong'), visitor);
  await lengthenLocks();
  expect(await signIn(typed(owner), visitor)).toMatchObject({ error: { kind: 'locked' } });
  expect(await signIn(typed(owner), stranger())).toMatchObject({ ok: true });
  expect(
    await changePassword(owner, { current: PASSWORD, password: 'a whole new passphrase' }),
  ).toMatchObject({
    ok: true,
  });
  const now = typed(owner, 'a whole new passphrase');
  expect(await signIn(now, visitor), 'its old counter no longer matters').toMatchObject({ ok: true });
});

test('the browser that changed the password is known by a new cookie', async () => {
  const owner = await anAccount();
  const old = await deviceOf(owner);
  await changePassword(owner, { current: PASSWORD, password: 'a whole new passphrase' });
  const device = await rememberDevice(owner, old);
  const visitor = stranger();
  await lock(owner, visitor);
  const now = typed(owner, 'a whole new passphrase');
  expect(await signIn(now, { ...visitor, device: old })).toMatchObject({ error: { kind: 'locked' } });
  expect(await signIn(now, { ...visitor, device })).toMatchObject({ ok: true });
});

test('the cookie of one account is worth nothing at another, nor is one that is made up', async () => {
  const [owner, other] = [await anAccount(), await anAccount()];
  const device = await deviceOf(other);
  const visitor = stranger();
  await lock(owner, visitor);
  for (const sent of [device, `${'a'.repeat(22)}.${'b'.repeat(43)}`])
    expect(await signIn(typed(owner), { ...visitor, device: sent })).toMatchObject({
      error: { kind: 'locked' },
    });
});

test('all addresses of an IPv6 network are one sender', async () => {
  const kinds: string[] = [];
  for (let n = 1; n <= 30; n++) {
    const visitor = { address: `2001:db8:ffff:1::${n.toString(16)}`, userAgent: null };
    const guess = await signIn({ login: `nobody-${n}`, password: 'wrong' }, visitor);
    kinds.push(guess.ok ? 'in' : guess.error.kind);
    if (n === 21) await lengthenLocks();
  }
  expect(kinds).toEqual([...Array(21).fill('refused'), ...Array(9).fill('locked')]);
});

test('attempts that a lock refuses leave one event for each lock, not one each', async () => {
  const owner = await anAccount();
  const visitor = stranger();
  await lock(owner, visitor);
  await Promise.all(Array.from({ length: 20 }, () => signIn(typed(owner), visitor)));
  await signIn(typed(owner), visitor);
  expect(await actionsOf(owner)).toEqual([
    'account.created',
    ...Array(3).fill('sign_in.failed'),
    'sign_in.refused',
  ]);
  const [event] = await db().auditEvent.findMany({
    where: { accountId: owner.accountId, action: 'sign_in.refused' },
  });
  expect(event?.details).toMatchObject({ reason: 'locked', counter: 'pair' });
});

test('the right password of a suspended account leaves an event, and comes no faster than a wrong one', async () => {
  const owner = await anAccount();
  await db().account.update({ where: { id: owner.accountId }, data: { suspendedAt: new Date() } });
  const visitor = stranger();
  const kinds: string[] = [];
  for (let n = 0; n < 3; n++) {
    const attempt = await signIn(typed(owner), visitor);
    kinds.push(attempt.ok ? 'in' : attempt.error.kind);
  }
  await lengthenLocks();
  expect(await signIn(typed(owner), visitor)).toMatchObject({ error: { kind: 'locked' } });
  expect(kinds).toEqual(Array(3).fill('suspended'));
  const events = await db().auditEvent.findMany({
    where: { accountId: owner.accountId },
    orderBy: { id: 'asc' },
  });
  expect(events.map(({ action, details }) => [action, details])).toEqual([
    ['account.created', expect.anything()],
    ...Array(3).fill(['sign_in.refused', { reason: 'suspended' }]),
    ['sign_in.refused', expect.objectContaining({ reason: 'locked' })],
  ]);
});

test('a wrong current password leaves an event, and so does the lock that follows', async () => {
  const owner = await anAccount();
  const change = (current: string) => changePassword(owner, { current, password: 'a whole new passphrase' });
  for (let n = 0; n < 3; n++) expect(await change('wrong')).toMatchObject({ ok: false });
  await lengthenLocks();
  for (let n = 0; n < 5; n++)
    expect(await change(PASSWORD)).toMatchObject({ error: { current: expect.stringContaining('Too many') } });
  expect(await actionsOf(owner)).toEqual(['account.created', ...Array(4).fill('password.refused')]);
});

test('nothing that is typed as a login touches the counter of a password change', async () => {
  const owner = await anAccount();
  for (const login of [`session of ${owner.accountId}`, `password:${owner.accountId}`]) {
    for (let n = 0; n < 3; n++) await signIn({ login, password: 'wrong' }, stranger());
  }
  await lengthenLocks();
  expect(
    await changePassword(owner, { current: PASSWORD, password: 'a whole new passphrase' }),
  ).toMatchObject({
    ok: true,
  });
});

test('when too many passwords wait to be checked, strangers are told so and nothing counts; known browsers are served', async () => {
  const owner = await anAccount();
  const device = await deviceOf(owner);
  await db().signInThrottle.deleteMany();
  const ends: (() => void)[] = [];
  let served = 0;
  const flood = Array.from({ length: 18 }, async (_, at) => {
    await passwordTurns.run('stranger', `${at}`, () => new Promise<void>((resolve) => ends.push(resolve)));
    served++;
  });
  for (let n = 0; n < 4; n++)
    expect(await signIn(typed(owner), stranger())).toMatchObject({ error: { kind: 'busy' } });
  expect(await db().signInThrottle.count()).toBe(0);
  const known = signIn(typed(owner), { ...stranger(), device });
  await expect.poll(() => db().signInThrottle.count()).toBe(1);
  ends.shift()?.();
  expect(await known).toMatchObject({ ok: true });
  await expect
    .poll(() => {
      for (const end of ends.splice(0)) end();
      return served;
    })
    .toBe(flood.length);
});

test('control characters and half characters are no login and no password', () => {
  const odd = fc.constantFrom('\0', '\n', '\t', '\x1b', '\x7f', '\u0085', '\ud800', '\udc00');
  fc.assert(
    fc.property(fc.string({ minLength: 1 }), odd, fc.string({ minLength: 1 }), (before, control, after) => {
      const text = `a${before}${control}${after}a`;
      if (!text.isWellFormed() || control < '\ud800') {
        expect(credentials.safeParse({ login: text, password: 'x' }).success).toBe(false);
        expect(credentials.safeParse({ login: 'x', password: text }).success).toBe(false);
      }
    }),
  );
  expect(credentials.safeParse({ login: 'zoë@example.com', password: 'pâsswörd 🔑 日本' }).success).toBe(
    true,
  );
});
