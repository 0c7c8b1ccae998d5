import { cpus, loadavg, totalmem } from 'node:os';

/** What a run was on, for the first line of its results: figures of two machines are not to be compared. */
export function describeMachine(): string {
  const [first] = cpus();
  const load = loadavg()[0]?.toFixed(1);
  return `${cpus().length} × ${first?.model.trim()}, ${Math.round(totalmem() / 2 ** 30)} GiB, Node ${process.versions.node}, load at the end ${load}`;
}
