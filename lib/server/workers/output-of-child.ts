import { fstatSync } from 'node:fs';

/**
 * How a process that we start reaches our standard output (file descriptor `ours`). A file it has as well:
 * there every write lands whole, behind what was written before, whoever shares it. In a pipe a long one
 * can land inside another's, so what it says comes to us, and we hand it on by whole lines.
 */
export function outputOfChild(ours = 1): 'inherit' | 'pipe' {
  return fstatSync(ours).isFile() ? 'inherit' : 'pipe';
}
