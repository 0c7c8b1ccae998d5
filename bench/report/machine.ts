import { cpus, loadavg, totalmem } from 'node:os';

/** The machine that was measured, in one line. */
export function describeMachine(): string {
  const [first] = cpus();
  const load = loadavg()[0]?.toFixed(1);
  return `${cpus().length} × ${first?.model.trim()}, ${Math.round(totalmem() / 2 ** 30)} GiB, Node ${process.versions.node}, load at the end ${load}`;
}
