import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { exitCodes } from '@/lib/cli/exit';
import { runCommandLine } from '@/lib/cli/run';

let said = '';
let printed = '';

beforeEach(() => {
  said = printed = '';
  vi.stubEnv('LATCHKEY_TOKEN', '');
  vi.spyOn(process.stderr, 'write').mockImplementation((text) => Boolean((said += text)));
  vi.spyOn(process.stdout, 'write').mockImplementation((text) => Boolean((printed += text)));
});

afterEach(() => {
  vi.restoreAllMocks();
  vi.unstubAllEnvs();
});

const away = ['--url', 'http://127.0.0.1:1'];

test.each([
  [['tokens', 'frobnicate'], /unknown command/],
  [['tokens', 'create'], /missing required argument/],
  [['tokens', 'create', 'x'], /--unrestricted, or --features/],
  [['tokens', 'create', 'x', '--unrestricted', '--features', 'verify'], /what the token may do/],
  [['tokens', 'create', 'x', '--unrestricted', '--expires', '2027-02-30'], /no such date/],
  [['tokens', 'create', 'x', '--unrestricted', '--expires', '2027-02-20T10:00'], /with its offset/],
  [['tokens', 'create', 'x', '--unrestricted', '--expires', '0000-01-01T00:00:00Z'], /from 1970 to 9999/],
  [['tokens', 'create', 'x', '--unrestricted', '--expires', '0000-01-01'], /from 1970 to 9999/],
  [['tokens', 'list', '--state', 'asleep'], /active, expiring, expired/],
  [['tokens', 'revoke'], /Name the tokens/],
  [['tokens', 'revoke', 'x', '--expired'], /--expired alone/],
  [['tokens', 'list', '--url', 'ftp://x'], /no address/],
  [['tokens', 'list', ...away], /LATCHKEY_TOKEN/],
  [['uapi', 'Tokens', 'revoke', 'name'], /no name=value/],
  [['accounts', 'list', ...away], /leave --url out/],
  [['accounts', 'create', 'dave', '--password-file', 'x', '--generate-password'], /not both/],
  [['accounts', 'create', 'dave', '--generate-password', '--disk-limit', '-1'], /--disk-limit -1/],
  [['doctor', ...away], /leave --url out/],
  [['completion', 'tcsh'], /bash, zsh, fish/],
])('%j is a wrong command line', async (args, reason) => {
  expect(await runCommandLine(args)).toBe(exitCodes.usage[0]);
  expect(said).toMatch(reason);
  expect(printed).toBe('');
});

test('with --json even a wrong command line is told as JSON', async () => {
  expect(await runCommandLine(['tokens', 'frobnicate', '--json'])).toBe(2);
  expect(JSON.parse(said)).toEqual({
    error: { kind: 'usage', message: expect.stringContaining('frobnicate') },
  });
});

test('help teaches, and says what the exit codes mean', async () => {
  expect(await runCommandLine(['--help'])).toBe(0);
  for (const [code, meaning] of Object.values(exitCodes)) expect(printed).toContain(`${code}  ${meaning}`);
  expect(printed).toContain('$ latchkey accounts create alice');
});

test('every command says in its own help what it does', async () => {
  for (const command of [
    ['tokens', 'create'],
    ['accounts', 'create'],
    ['uapi'],
    ['functions'],
    ['doctor'],
    ['dev-cert'],
    ['completion'],
  ]) {
    printed = '';
    expect(await runCommandLine([...command, '--help'])).toBe(0);
    expect(printed).toMatch(/^Usage: latchkey .*\n\n[a-z].{15,}/);
    expect(printed).toContain('--json');
  }
});
