import cluster from 'node:cluster';
import { once } from 'node:events';
import { availableParallelism } from 'node:os';
import { join } from 'node:path';

// The ceiling in as many processes as there are processors, which is how Latchkey runs.
cluster.schedulingPolicy = cluster.SCHED_NONE;
// They would say that they listen before all do.
cluster.setupPrimary({ exec: join(import.meta.dirname, 'ceiling.ts'), silent: true });
await Promise.all(Array.from({ length: availableParallelism() }, () => once(cluster.fork(), 'listening')));
console.log('The contender listens.');
process.once('SIGTERM', () => process.exit());
