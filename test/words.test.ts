import { describe, expect, it } from 'vitest';
import { productFiles } from './source-files';

/** Words that no identifier may hold, and the term of the trade for each. A name found strained joins them. */
const strained: Record<string, string> = {
  complain: 'printError',
  deed: 'action',
  deeds: 'actions',
  desk: 'backend',
  keephouse: 'startHousekeeping',
  doomed: 'selected',
  letgo: 'closeConnections',
  lonely: 'notFound',
  unheard: 'withoutAnswer',
  surroundings: 'exposure',
};

/** What no person is to read, and what to write instead. */
const stiff: Record<string, string> = {
  'Mend ': 'Fix',
  'There is no such deed': 'Unknown action',
  'What is known of it': 'Details',
  'do not belong together': 'Wrong username or password',
};

const sources = productFiles('app', 'bin', 'components', 'deploy', 'lib', 'server.ts');

const COMMENT = /\/\*[\s\S]*?\*\/|(^|\s)\/\/.*$/gm;
const STRING = /'(?:[^'\\\n]|\\.)*'|"(?:[^"\\\n]|\\.)*"|`(?:[^`\\]|\\.)*`/g;

/** The strained words in the identifiers of a source, comments and strings aside. */
function strainedIn(text: string): string[] {
  const code = text.replace(COMMENT, ' ').replace(STRING, "''");
  const names = [...new Set(code.match(/[A-Za-z_$][\w$]*/g) ?? [])];
  return names.filter((name) => {
    const parts = name.replace(/([a-z\d])([A-Z])/g, '$1 $2').split(/[\s_$]+/);
    return [...parts, name].some((part) => Object.hasOwn(strained, part.toLowerCase()));
  });
}

const stiffIn = (text: string) =>
  Object.keys(stiff).filter((phrase) => text.replace(COMMENT, ' ').includes(phrase));

describe('words', () => {
  it('identifiers use the terms of the trade', () => {
    expect(sources.length).toBeGreaterThan(300);
    const found = sources.flatMap(({ file, text }) => strainedIn(text).map((name) => `${file}: ${name}`));
    expect(found).toEqual([]);
  });

  it('what people read is plain', () => {
    const found = sources.flatMap(({ file, text }) => stiffIn(text).map((phrase) => `${file}: ${phrase}`));
    expect(found).toEqual([]);
  });

  it('a strained name would be found, in each way that names are written', () => {
    expect(strainedIn('const lastDeed = 1; type DESK = keepHouse; // a lonely comment')).toEqual([
      'lastDeed',
      'DESK',
      'keepHouse',
    ]);
    expect(strainedIn("const a = 'deed'; const indeed = 1;")).toEqual([]);
    expect(stiffIn('<p>What is known of it</p>')).toHaveLength(1);
  });
});
