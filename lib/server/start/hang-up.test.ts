import { afterEach, expect, it, vi } from 'vitest';
import { onHangUp, reloadOnHangUp } from '@/lib/server/start/hang-up';

const terminal = vi.hoisted(() => ({ isThere: false }));
vi.mock('node:tty', () => ({ isatty: () => terminal.isThere }));

afterEach(() => {
  process.removeAllListeners('SIGHUP');
});

it('stops a start that has nothing to reload yet, then reloads, and stops when its terminal is gone', () => {
  const [stop, reload] = [vi.fn(), vi.fn()];
  terminal.isThere = true;
  onHangUp(stop);
  process.emit('SIGHUP');
  expect(stop).toHaveBeenCalledTimes(1);
  reloadOnHangUp(reload);
  process.emit('SIGHUP');
  expect([stop.mock.calls.length, reload.mock.calls.length]).toEqual([1, 1]);
  terminal.isThere = false;
  process.emit('SIGHUP');
  expect([stop.mock.calls.length, reload.mock.calls.length]).toEqual([2, 1]);
});

it('reloads a server that never had a terminal', () => {
  const [stop, reload] = [vi.fn(), vi.fn()];
  terminal.isThere = false;
  onHangUp(stop);
  reloadOnHangUp(reload);
  process.emit('SIGHUP');
  expect([stop.mock.calls.length, reload.mock.calls.length]).toEqual([0, 1]);
});
