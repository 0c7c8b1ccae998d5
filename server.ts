import { CannotStart } from '@/lib/cannot-start';
import { BadSetting, config } from '@/lib/config';
import { generateClient } from '@/lib/server/build/generate-client';
import { exposure } from '@/lib/server/start/exposure';
import { assertPortIsFree } from '@/lib/server/start/port';
import { printError } from '@/lib/server/start/print';
import { Shutdown } from '@/lib/server/start/shutdown';

const root = import.meta.dirname;
const dev = process.argv.includes('--dev');
const shutdown = new Shutdown();
shutdown.listen();

await start().catch(async (error: unknown) => {
  // A start that a signal cut short fails somewhere; the signal's own ending is under way.
  if (!shutdown.begun) {
    process.exitCode = 1;
    printError(
      error instanceof CannotStart || error instanceof BadSetting
        ? error.message
        : String((error as Error)?.stack ?? error),
    );
  }
  await shutdown.run();
  process.exit();
});

async function start(): Promise<void> {
  process.chdir(root);
  Object.assign(process.env, { NODE_ENV: dev ? 'development' : 'production', NEXT_TELEMETRY_DISABLED: '1' });
  const settings = config();
  // Read here once, so that a setting that cannot be used stops the start and not a worker.
  exposure(dev);
  await assertPortIsFree(settings.PORT, settings.HOST);
  if (settings.SECOND_PORT) await assertPortIsFree(settings.SECOND_PORT, settings.HOST, 'SECOND_PORT');

  await generateClient(root, shutdown);
  shutdown.assertGoingOn();
  // Not before: most of the program imports the generated client, which a fresh clone does not have.
  const { startServer } = await import('@/lib/server/start/start-server');
  await startServer(root, dev, shutdown);
}
