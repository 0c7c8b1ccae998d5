import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';

const page = readFileSync('docs/security.md', 'utf8');

/** How many requirements of ASVS 5.0.0 are in scope, by chapter: levels 1 and 2, and 3 for V6, V7, V9 and V10. */
const IN_SCOPE = [27, 11, 19, 10, 9, 47, 19, 7, 7, 36, 14, 9, 13, 9, 13, 16, 7];

describe('docs/security.md', () => {
  const links = [...page.matchAll(/\[((?:[^\]\\]|\\.)+)\]\(\.\.\/([^)#\s]+\.ts)\)/g)];

  it('names tests that there are', () => {
    expect(links.length).toBeGreaterThan(200);
    const missing = links.filter(([, title = '', file = '']) => {
      const text = title.replaceAll(/\\([[\]|])/g, '$1');
      return !existsSync(file) || !readFileSync(file, 'utf8').includes(text);
    });
    expect(missing.map(([link]) => link)).toEqual([]);
  });

  it('names files that there are', () => {
    const named = [...page.matchAll(/`((?:app|components|deploy|lib|prisma)\/[\w./()[\]-]+)`/g)];
    const missing = named.map(([, file = '']) => file).filter((file) => !existsSync(join('.', file)));
    expect(missing).toEqual([]);
  });

  it('has every requirement of ASVS in scope once', () => {
    const ids = [...page.matchAll(/^\| (\d+\.\d+\.\d+[\d., to]*) \| /gm)].flatMap(([, cell = '']) =>
      idsIn(cell),
    );
    expect(new Set(ids).size).toBe(ids.length);
    const counts = IN_SCOPE.map((_, at) => ids.filter((id) => id.startsWith(`${at + 1}.`)).length);
    expect(counts).toEqual(IN_SCOPE);
  });

  it('has at least 40 abuse cases, each with its test', () => {
    const cases = [...page.matchAll(/^\| \d+ \| [^|]+ \| [^|]+ \| \[.+\]\(.+\.ts\) \|$/gm)];
    expect(cases.length).toBeGreaterThanOrEqual(40);
  });
});

/** The requirements of a cell such as `1.2.6 to 1.2.8` or `2.1.1, 2.1.2`. */
function idsIn(cell: string): string[] {
  return cell.split(',').flatMap((part) => {
    const [first = '', last = first] = part.trim().split(' to ');
    const section = first.slice(0, first.lastIndexOf('.'));
    const [from, to] = [first, last].map((id) => Number(id.slice(id.lastIndexOf('.') + 1)));
    return Array.from({ length: (to ?? 0) - (from ?? 0) + 1 }, (_, at) => `${section}.${(from ?? 0) + at}`);
  });
}
