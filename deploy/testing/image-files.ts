import { readFileSync } from 'node:fs';
import { join } from 'node:path';

const deploy = join(import.meta.dirname, '..');

/** Whether the image would have this file of the project: copied by name, and not ignored. */
export function isInImage(path: string): boolean {
  return copied.some((source) => path === source || path.startsWith(`${source}/`)) && !isIgnored(path);
}

/** What the first stage of the Dockerfile copies out of the project. */
const copied = lines('Dockerfile')
  .filter((line) => line.startsWith('COPY ') && !line.includes('--from='))
  .flatMap((line) => line.split(/\s+/).slice(1, -1))
  .map((source) => source.replace(/^\.\/|\/$/g, ''));

const ignored = lines('Dockerfile.dockerignore')
  .filter((line) => line && !line.startsWith('#'))
  .map(asPattern);

/** Docker ignores a file by its own path, or by that of a folder around it. */
function isIgnored(path: string): boolean {
  const parts = path.split('/');
  return parts.some((_, at) => ignored.some((pattern) => pattern.test(parts.slice(0, at + 1).join('/'))));
}

function asPattern(line: string): RegExp {
  if (line.startsWith('!')) throw new Error(`What is let in again is not understood here: ${line}`);
  const text = line
    .replaceAll(/[.+^${}()|[\]\\]/g, '\\$&')
    .replace(/^\*\*\//, '(?:.*/)?')
    .replaceAll(/(?<!\.)\*/g, '[^/]*');
  return new RegExp(`^${text}$`);
}

function lines(file: string): string[] {
  return readFileSync(join(deploy, file), 'utf8').split('\n');
}
