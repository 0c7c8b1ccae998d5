/** What the command's exit code tells a script. A code is never given another meaning. */
export const exitCodes = {
  ok: [0, 'Done.'],
  failed: [1, 'Refused or failed; for “verify”: the token is not good; for “doctor”: something is wrong.'],
  usage: [2, 'The command line itself is wrong.'],
  not_found: [3, 'There is no such token or account.'],
  unreachable: [4, 'The database or the server does not answer.'],
  not_allowed: [5, 'The token that was used is not good, or may not do this.'],
} as const satisfies Record<string, readonly [number, string]>;

export type ExitKind = keyof typeof exitCodes;

/** Ends the command with one line for a person and a code for a script. */
export class Exit extends Error {
  readonly kind: ExitKind;

  constructor(kind: ExitKind, message: string) {
    super(message);
    this.kind = kind;
  }
}

/** The part of the help that lists the exit codes. */
export function exitCodesHelp(): string {
  const lines = Object.values(exitCodes).map(([code, meaning]) => `  ${code}  ${meaning}`);
  return ['Exit codes:', ...lines].join('\n');
}
