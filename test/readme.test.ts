import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import type { Command } from 'commander';
import { describe, expect, it } from 'vitest';
import type { z } from 'zod';
import { buildProgram } from '@/lib/cli/program';
import { settings } from '@/lib/config';
import { scripts } from '@/package.json';

const readme = readFileSync('README.md', 'utf8');
const papers = [
  'README.md',
  'CONTRIBUTING.md',
  'SECURITY.md',
  ...readdirSync('docs', { recursive: true, encoding: 'utf8' })
    .filter((file) => file.endsWith('.md'))
    .map((file) => join('docs', file)),
];

/** Commands of npm's own that papers name. */
const NPM_ITSELF = ['ci', 'sbom'];

describe('the README', () => {
  it('has a table of every setting, its default and its description, as the schema says them', () => {
    const rows = Object.entries(settings.shape).map(
      ([name, schema]) => `| \`${name}\` | ${defaultOf(name, schema)} | ${schema.description} |`,
    );
    const table = /<!-- settings -->\n\n([\s\S]*?)\n\n<!-- \/settings -->/.exec(readme)?.[1];
    expect(table).toBe(['| variable | default | meaning |', '| --- | --- | --- |', ...rows].join('\n'));
  });
});

describe.each(papers)('%s', (paper) => {
  const text = readFileSync(paper, 'utf8');

  it('names only scripts that package.json has', () => {
    const named = [...text.matchAll(/\bnpm (?:run )?([a-z][a-z:]*)/g)].map(([, script]) => script);
    const unknown = named.filter((script = '') => !NPM_ITSELF.includes(script) && !(script in scripts));
    expect(unknown).toEqual([]);
  });

  it('names only commands that the command line has', () => {
    const named = [...text.matchAll(/\bnpx latchkey(( [a-z][a-z-]*)*)/g)].map(([, words = '']) =>
      words.trim(),
    );
    expect(named.filter((words) => !isCommand(buildProgram(), words.split(' ').filter(Boolean)))).toEqual([]);
  });

  it('links only to files that there are', () => {
    const links = [...text.matchAll(/(?:\]\(|(?:src|srcset)=")([^)"#]+)/g)].map(([, link = '']) => link);
    const own = links.filter((link) => !/^[a-z]+:/.test(link));
    expect(own.filter((link) => !existsSync(join(dirname(paper), link)))).toEqual([]);
  });
});

/** The default as a person reads it. One that depends on the machine is told in the description. */
function defaultOf(name: string, schema: z.ZodType): string {
  if (name === 'SERVER_TIME_ZONE' || name === 'WORKERS') return 'unset';
  const value = schema.safeParse(undefined).data;
  const isNothing = value === undefined || (Array.isArray(value) && value.length === 0);
  return isNothing ? 'unset' : `\`${value}\``;
}

/** Whether these words lead to a command; what follows a command without further ones are its arguments. */
function isCommand(command: Command, [word, ...rest]: string[]): boolean {
  if (word === undefined || command.commands.length === 0) return true;
  const next = command.commands.find((one) => one.name() === word || one.aliases().includes(word));
  return next !== undefined && isCommand(next, rest);
}
