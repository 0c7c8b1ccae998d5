import { execFileSync } from 'node:child_process';
import { mkdtempSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { scripts, wordsOf } from '@/lib/cli/commands/completion';
import { buildProgram } from '@/lib/cli/program';

const words = wordsOf(buildProgram());
const file = join(mkdtempSync(join(tmpdir(), 'latchkey-completion-')), 'latchkey.bash');
writeFileSync(file, scripts.bash(words));

/** What bash itself offers after this line. */
function offered(...line: string[]): string[] {
  const ask = 'source "$0"; COMP_WORDS=("$@"); COMP_CWORD=$(($# - 1)); _latchkey; declare -p COMPREPLY';
  const said = execFileSync('bash', ['-c', ask, file, 'latchkey', ...line], { encoding: 'utf8' });
  return [...said.matchAll(/="([^"]*)"/g)].map(([, word]) => word ?? '');
}

test.each([
  [['tok'], ['tokens', 'token']],
  [['account', 'su'], ['suspend']],
  [['tokens', 'cr'], ['create']],
  [['--json', 'tokens', 'create', 'name', '--unr'], ['--unrestricted']],
  [['tokens', 'list', '--us'], ['--user']],
  [['completion', 'z'], ['zsh']],
])('bash completes %j', (line, completions) => {
  expect(offered(...line)).toEqual(completions);
});

test('every command and option of the program is in every script', () => {
  for (const script of Object.values(scripts)) {
    const text = script(words);
    for (const all of words.values()) for (const word of all) expect(text).toContain(word.replace(/^--/, ''));
  }
});
