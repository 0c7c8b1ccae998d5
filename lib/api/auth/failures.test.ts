import { expect, test } from 'vitest';
import { FailureCounter, MOST_FAILURES, WINDOW_MS } from '@/lib/api/auth/failures';

function exhausted(address: string, now = 0): FailureCounter {
  const counter = new FailureCounter();
  for (let i = 0; i < MOST_FAILURES; i++) expect(counter.note(address, now)).toBe(0);
  return counter;
}

test('as many failures as are tolerated, and not one more', () => {
  expect(exhausted('192.0.2.1').note('192.0.2.1', 0)).toBe(WINDOW_MS / 1000);
});

test('the wait is until the oldest failure leaves the window, which slides', () => {
  const counter = new FailureCounter();
  for (let i = 0; i < MOST_FAILURES; i++) counter.note('192.0.2.1', i * 100);
  expect(counter.note('192.0.2.1', 30_000)).toBe(30);
  expect(counter.note('192.0.2.1', WINDOW_MS + 1)).toBe(0);
  expect(counter.note('192.0.2.1', WINDOW_MS + 2)).toBeGreaterThan(0);
});

test('failures while waiting do not make the wait longer', () => {
  const counter = exhausted('192.0.2.1');
  for (let i = 0; i < 1000; i++) counter.note('192.0.2.1', 59_000);
  expect(counter.note('192.0.2.1', WINDOW_MS + 1)).toBe(0);
});

test('addresses do not count for each other, but those of one IPv6 network do', () => {
  expect(exhausted('192.0.2.1').note('192.0.2.2', 0)).toBe(0);
  expect(exhausted('2001:db8:1:2::1').note('2001:db8:1:2:ffff::9', 0)).toBeGreaterThan(0);
  expect(exhausted('2001:db8:1:2::1').note('2001:db8:1:3::1', 0)).toBe(0);
  expect(exhausted('2001:db8::1').note('2001:0DB8:0:0:1::', 0)).toBeGreaterThan(0);
});

test('all whose address is not known count as one, and not for any other', () => {
  const counter = new FailureCounter();
  for (let i = 0; i < MOST_FAILURES; i++) expect(counter.note(null, 0)).toBe(0);
  expect(counter.note(null, 0)).toBeGreaterThan(0);
  expect(counter.note('192.0.2.1', 0)).toBe(0);
});

test('memory is bounded, whoever sends', () => {
  const counter = new FailureCounter();
  for (let i = 0; i < 30_000; i++) counter.note(`10.${i >> 16}.${(i >> 8) & 255}.${i & 255}`, 0);
  expect(counter.addresses).toBe(10_000);
});

test('counters that tell each other count together', () => {
  const [one, other] = [new FailureCounter(), new FailureCounter()];
  one.sendTo((address, now) => other.receive(address, now));
  other.sendTo((address, now) => one.receive(address, now));
  for (let i = 0; i < MOST_FAILURES; i++) expect((i % 2 ? one : other).note('2001:db8::1', i)).toBe(0);
  expect(one.note('2001:db8::2', MOST_FAILURES)).toBeGreaterThan(0);
  expect(other.note('2001:db8::3', MOST_FAILURES)).toBeGreaterThan(0);
});

test('what is refused without being counted is told to nobody', () => {
  const counter = exhausted('192.0.2.1');
  let told = 0;
  counter.sendTo(() => told++);
  counter.note('192.0.2.1', 0);
  expect(told).toBe(0);
});
