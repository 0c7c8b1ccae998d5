import { isatty } from 'node:tty';

let reload: (() => unknown) | undefined;

/** From now on SIGHUP runs `act`, for a server that runs. */
export function reloadOnHangUp(act: () => unknown): void {
  reload = act;
}

/**
 * On SIGHUP reloads what can be reloaded, as servers do. Runs `stop` where there is nothing yet to reload, or the
 * signal means what it first meant: the terminal in which the server was started is gone.
 */
export function onHangUp(stop: () => void): void {
  const inTerminal = isatty(0);
  process.on('SIGHUP', () => {
    const terminalIsGone = inTerminal && !isatty(0);
    if (reload && !terminalIsGone) void reload();
    else stop();
  });
}
