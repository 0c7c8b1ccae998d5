import { Argument, type Command } from 'commander';
import { print } from '@/lib/cli/output/print';

const shells = ['bash', 'zsh', 'fish'] as const;
type Shell = (typeof shells)[number];

/** `latchkey completion bash|zsh|fish` */
export function addCompletionCommand(program: Command): void {
  program
    .command('completion')
    .description('print a script that completes commands and options in your shell')
    .addArgument(new Argument('<shell>').choices(shells))
    .addHelpText(
      'after',
      '\nExamples:\n  $ source <(latchkey completion bash)\n  $ latchkey completion zsh > ~/.zfunc/_latchkey\n  $ latchkey completion fish > ~/.config/fish/completions/latchkey.fish',
    )
    .action((shell: Shell) => print(scripts[shell](wordsOf(program))));
}

/** What may follow each chain of commands; '' is the beginning. */
export type Words = Map<string, string[]>;

/** The words of the whole program, read off its commands, so that a new one completes by itself. */
export function wordsOf(program: Command): Words {
  const words: Words = new Map();
  const global = longOptions(program);
  const visit = (command: Command, path: string) => {
    const names = command.commands.flatMap((one) => [one.name(), ...one.aliases()]);
    const options = [...new Set([...(command === program ? [] : longOptions(command)), ...global, '--help'])];
    const choices = command.registeredArguments.flatMap((argument) => argument.argChoices ?? []);
    words.set(path, [...names, ...choices, ...options]);
    for (const one of command.commands)
      for (const name of [one.name(), ...one.aliases()]) visit(one, `${path} ${name}`.trim());
  };
  visit(program, '');
  return words;
}

function longOptions(command: Command): string[] {
  return command.options.flatMap((option) => option.long ?? []);
}

/** Finds the longest chain of commands among the words before the cursor; the same in bash and zsh. */
function chainFinder(words: Words): string {
  const cases = [...words].map(([path, all]) => `    '${path}') echo '${all.join(' ')}' ;;`);
  return `_latchkey_words() {
  case "$1" in
${cases.join('\n')}
    *) return 1 ;;
  esac
}

_latchkey_after() {
  local path='' word
  for word in "$@"; do
    case "$word" in -*) continue ;; esac
    if _latchkey_words "\${path:+$path }$word" >/dev/null; then path="\${path:+$path }$word"; fi
  done
  _latchkey_words "$path"
}`;
}

export const scripts: Record<Shell, (words: Words) => string> = {
  bash: (words) => `${chainFinder(words)}

_latchkey() {
  local current="\${COMP_WORDS[COMP_CWORD]}"
  local before=("\${COMP_WORDS[@]:1:COMP_CWORD-1}")
  COMPREPLY=($(compgen -W "$(_latchkey_after "\${before[@]}")" -- "$current"))
}
complete -o default -F _latchkey latchkey`,

  zsh: (words) => `#compdef latchkey
${chainFinder(words)}

_latchkey() {
  local -a before
  before=("\${(@)words[2,CURRENT-1]}")
  compadd -- \${=$(_latchkey_after "\${before[@]}")}
  _files
}
compdef _latchkey latchkey`,

  fish: (words) =>
    [...words]
      .flatMap(([path, all]) => {
        const chain = path.split(' ').filter(Boolean);
        const later = all.filter((word) => !word.startsWith('-'));
        const seen = chain.map((name) => `__fish_seen_subcommand_from ${name}`);
        const notYet = later.length ? [`not __fish_seen_subcommand_from ${later.join(' ')}`] : [];
        const when = [...seen, ...notYet].join('; and ') || 'true';
        return all.map((word) =>
          word.startsWith('--')
            ? `complete -c latchkey -n '${when}' -l ${word.slice(2)}`
            : `complete -c latchkey -n '${when}' -a ${word}`,
        );
      })
      .join('\n'),
};
