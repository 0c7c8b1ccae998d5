import { config } from '@/lib/config';
import { reloadOnHangUp } from '@/lib/server/start/hang-up';
import { printError, printLine } from '@/lib/server/start/print';

/** On SIGHUP runs `reload`, which reads the TLS files again, and says how that went. */
export function reloadTlsOnHangUp(reload: () => Promise<void> | void): void {
  reloadOnHangUp(async () => {
    if (!config().TLS_CERT)
      return printLine('SIGHUP: TLS_CERT is not set, so there is nothing to read again.');
    try {
      await reload();
      printLine('Read TLS_CERT and TLS_KEY again: new connections use them.');
    } catch (error) {
      printError(`${(error as Error).message} Connections go on with the files of before.`);
    }
  });
}
