import fc from 'fast-check';
import { expect, test } from 'vitest';
import { deviceCounters, strangerCounters } from '@/lib/accounts/throttle/counters';
import {
  type Count,
  type Counted,
  type Counter,
  countFailure,
  forgiven,
  lockOf,
  MEMORY_MS,
  waitAfter,
  withoutAttempt,
} from '@/lib/accounts/throttle/rules';

/** The rules over a table in memory; each step happens whole, as the row locks of PostgreSQL see to it. */
class Table {
  now = 1_000_000;
  rows = new Map<string, Count>();

  begin(counters: Counter[]): Counted | null {
    if (lockOf(counters, this.rows, this.now)) return null;
    const { counted, after } = countFailure(counters, this.rows, this.now);
    this.#write(counters, after);
    return counted;
  }

  end(counted: Counted, outcome: 'right' | 'wrong' | 'busy'): void {
    if (outcome === 'right') this.#write(counted.counters, forgiven(counted, this.rows));
    if (outcome === 'busy') this.#write(counted.counters, withoutAttempt(counted, this.rows));
  }

  #write(counters: readonly Counter[], after: ReadonlyMap<string, Count>): void {
    for (const { key } of counters) {
      const count = after.get(key);
      if (count) this.rows.set(key, count);
      else this.rows.delete(key);
    }
  }
}

/** What was let through, and when: kept apart from the rules, to hold them to their promise. */
class Witness {
  readonly table = new Table();
  underWay: { counted: Counted; times: { key: string; at: number }[] }[] = [];
  readonly let: Map<string, number[]> = new Map();
  rowsAllowed = 0;
}

const KINDS = { network: 'network', pair: 'pair', login: 'login', device: 'device' } as const;
const kindOf = (key: string) => KINDS[key.split(':')[0] as keyof typeof KINDS];

class Attempt implements fc.Command<object, Witness> {
  constructor(
    readonly login: number,
    readonly network: number,
  ) {}
  check = () => true;
  toString = () => `attempt(login ${this.login}, network ${this.network})`;

  run(_: object, witness: Witness): void {
    const counters = strangerCounters(`login-${this.login}`, `192.0.2.${this.network}`);
    const before = new Map(witness.table.rows);
    const counted = witness.table.begin(counters);
    if (!counted) {
      expect(witness.table.rows).toEqual(before);
      return;
    }
    witness.rowsAllowed += 3;
    const { now } = witness.table;
    for (const { key } of counters) {
      const times = (witness.let.get(key) ?? []).filter(
        () => (witness.let.get(key)?.at(-1) ?? 0) > now - MEMORY_MS,
      );
      const last = times.at(-1);
      if (last !== undefined)
        expect(now, `the wait of ${key}`).toBeGreaterThanOrEqual(
          last + waitAfter(times.length, kindOf(key)) * 1000,
        );
      witness.let.set(key, [...times, now]);
    }
    witness.underWay.push({ counted, times: counters.map(({ key }) => ({ key, at: now })) });
  }
}

class End implements fc.Command<object, Witness> {
  constructor(
    readonly which: number,
    readonly outcome: 'right' | 'wrong' | 'busy',
  ) {}
  check = () => true;
  toString = () => `end(${this.which}, ${this.outcome})`;

  run(_: object, witness: Witness): void {
    const [one] = witness.underWay.splice(this.which % Math.max(1, witness.underWay.length), 1);
    if (!one) return;
    witness.table.end(one.counted, this.outcome);
    if (this.outcome === 'wrong') return;
    for (const { key, at } of one.times) {
      const times = [...(witness.let.get(key) ?? [])];
      times.splice(Math.max(0, times.indexOf(at)), 1);
      witness.let.set(key, this.outcome === 'right' && kindOf(key) === 'pair' ? [] : times);
    }
  }
}

class Pass implements fc.Command<object, Witness> {
  constructor(readonly seconds: number) {}
  check = () => true;
  toString = () => `pass(${this.seconds} s)`;

  run(_: object, witness: Witness): void {
    // No attempt is under way for minutes: those that were have ended, with wrong passwords.
    if (this.seconds > 60) witness.underWay = [];
    witness.table.now += this.seconds * 1000;
  }
}

/** The owner of login 0, who makes no mistake, comes in from a browser that is known. */
class Owner implements fc.Command<object, Witness> {
  check = () => true;
  toString = () => 'owner()';

  run(_: object, witness: Witness): void {
    const before = new Map(witness.table.rows);
    const counted = witness.table.begin(deviceCounters('the nonce of the owner'));
    expect(counted, 'an owner with a device cookie is let in').not.toBeNull();
    if (counted) witness.table.end(counted, 'right');
    expect(witness.table.rows, 'and leaves the counters of strangers as they were').toEqual(before);
  }
}

class Bounds implements fc.Command<object, Witness> {
  check = () => true;
  toString = () => 'bounds()';

  run(_: object, { table, rowsAllowed }: Witness): void {
    expect(table.rows.size).toBeLessThanOrEqual(rowsAllowed);
    for (const [key, { failures, lockedUntil }] of table.rows) {
      expect(failures).toBeGreaterThanOrEqual(0);
      if (kindOf(key) === 'login') expect((lockedUntil ?? 0) - table.now).toBeLessThanOrEqual(30_000);
    }
  }
}

test('however attempts interleave: who is refused changes nothing, nobody slips past a wait, and an owner’s own browser gets in', () => {
  const seconds = fc.oneof(fc.nat(40), fc.constantFrom(900, 86_400));
  const attempt = (logins: number, networks: number) =>
    fc.tuple(fc.nat(logins), fc.nat(networks)).map(([login, network]) => new Attempt(login, network));
  const steps = [
    attempt(0, 0),
    attempt(1, 1),
    attempt(0, 8),
    attempt(40, 0),
    fc
      .tuple(fc.nat(), fc.constantFrom('right' as const, 'wrong' as const, 'busy' as const))
      .map(([which, outcome]) => new End(which, outcome)),
    seconds.map((passed) => new Pass(passed)),
    fc.constant(new Owner()),
    fc.constant(new Bounds()),
  ];
  fc.assert(
    fc.property(fc.commands(steps, { size: 'large', maxCommands: 200 }), (commands) => {
      fc.modelRun(() => ({ model: {}, real: new Witness() }), commands);
    }),
    { numRuns: 300 },
  );
});

test('many at once are as many as one after the other', () => {
  fc.assert(
    fc.property(fc.integer({ min: 1, max: 60 }), (many) => {
      const table = new Table();
      const counters = strangerCounters('alice', '192.0.2.1');
      const allowed = Array.from({ length: many }, () => table.begin(counters)).filter(Boolean);
      expect(allowed).toHaveLength(Math.min(many, 3));
    }),
  );
});

test('a network that is locked locks nobody else’s login', () => {
  const table = new Table();
  for (let n = 0; n < 21; n++) table.begin(strangerCounters(`login-${n}`, '2001:db8:1:2::1'));
  const before = new Map(table.rows);
  for (let n = 0; n < 100; n++)
    expect(table.begin(strangerCounters('mallory', `2001:db8:1:2::${n.toString(16)}`))).toBeNull();
  expect(table.rows).toEqual(before);
  expect(table.begin(strangerCounters('mallory', '2001:db8:1:3::1'))).not.toBeNull();
});

test('guesses at a login that is locked do not fill the network', () => {
  const table = new Table();
  for (let n = 0; n < 200; n++) table.begin(strangerCounters('alice', '192.0.2.1'));
  expect(table.rows.get('network:192.0.2.1')?.failures).toBe(3);
  expect(table.begin(strangerCounters('bob', '192.0.2.1'))).not.toBeNull();
});

test('who signs in to an account of their own, many at once, pays off no guesses at others', () => {
  const table = new Table();
  for (let n = 0; n < 15; n++) table.begin(strangerCounters(`guess-${n}`, '192.0.2.1'));
  for (let round = 0; round < 10; round++) {
    const own = Array.from({ length: 3 }, () => table.begin(strangerCounters('own', '192.0.2.1')));
    for (const counted of own) if (counted) table.end(counted, 'right');
  }
  expect(table.rows.get('network:192.0.2.1')?.failures).toBe(15);
});
