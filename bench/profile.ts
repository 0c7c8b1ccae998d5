import { contenders } from '@/bench/contenders/contenders';
import { startLatchkey } from '@/bench/foundation/latchkey';
import { startDatabase } from '@/bench/foundation/postgres';
import { fill } from '@/bench/load/fill';
import { runLoad } from '@/bench/load/run-load';

// Where the verify door spends its time: `npx tsx bench/profile.ts FOLDER [connections]` writes a CPU profile there.
const [folder = '.', connections = '64'] = process.argv.slice(2);
const TOKENS = 100_000;

const database = await startDatabase();
try {
  await fill(database.url, TOKENS);
  const server = await startLatchkey(database, { nodeArgs: ['--cpu-prof', `--cpu-prof-dir=${folder}`] });
  const request = contenders.find(({ name }) => name === 'latchkey')?.request ?? '';
  const outcome = await runLoad(
    {
      port: server.port,
      connections: Number(connections),
      kind: 'good',
      tokens: TOKENS,
      warmUpSeconds: 3,
      seconds: 5,
      request,
    },
    () => undefined,
  );
  console.log(outcome);
  await server.stop();
} finally {
  await database.stop();
}
