import type { Client, Question } from '@/clients/testing/client';
import { runProgram } from '@/clients/testing/run-program';
import { worksWithFunctions } from '@/clients/testing/works-with-functions';
import { findProgram, type Program } from '@/deploy/testing/program';

/** A client that is a program; null where that is missing. */
function commandLine(name: string, debianPackage: string, make: (program: Program) => Client): Client | null {
  const program = findProgram(name, debianPackage);
  return program && make(program);
}

/** A list as cPanel writes it, by hand. */
const numbered = (features: string[]) =>
  Object.fromEntries(features.map((one, at) => [`features-${at}`, one]));
const pairs = (asked: Question) =>
  Object.entries(asked.arguments).flatMap(([name, held]) =>
    [held].flat().map((value) => [name, value] as const),
  );

const curl = commandLine('curl', 'curl', (program) => async (asked) => {
  const { stdout } = await runProgram(program, [
    ...['--silent', '--max-time', '10', '--write-out', '\n%{http_code}'],
    ...(asked.authorization ? ['--header', `Authorization: ${asked.authorization}`] : []),
    ...(asked.user ? ['--anyauth', '--user', `${asked.user}:${asked.password}`] : []),
    ...(asked.method === 'GET' ? ['--get'] : []),
    ...pairs(asked).flatMap(([name, value]) => ['--data-urlencode', `${name}=${value}`]),
    asked.url,
  ]);
  const end = stdout.lastIndexOf('\n');
  return { status: Number(stdout.slice(end + 1)), body: stdout.slice(0, end) };
});

const wget = commandLine('wget', 'wget', (program) => async (asked) => {
  const query = new URLSearchParams(pairs(asked).map(([name, value]) => [name, value])).toString();
  const { stdout, stderr } = await runProgram(program, [
    ...['--tries=1', '--timeout=10', '--server-response', '--content-on-error', '--output-document=-'],
    ...(asked.authorization ? [`--header=Authorization: ${asked.authorization}`] : []),
    ...(asked.user ? [`--user=${asked.user}`, `--password=${asked.password}`] : []),
    ...(asked.method === 'GET' ? [`${asked.url}?${query}`] : [`--post-data=${query}`, asked.url]),
  ]);
  return { status: Number(/HTTP\/1\.1 (\d+)(?![\s\S]*HTTP\/1\.1)/.exec(stderr)?.[1]), body: stdout };
});

const httpie = commandLine('http', 'httpie', (program) => async (asked) => {
  const { stdout } = await runProgram(program, [
    ...['--ignore-stdin', '--ignore-netrc', '--timeout=10', '--print=hb', '--pretty=none', '--form'],
    ...(asked.user ? ['--auth', `${asked.user}:${asked.password}`] : []),
    ...[asked.method, asked.url],
    ...pairs(asked).map(([name, value]) => `${name}${asked.method === 'GET' ? '==' : '='}${value}`),
    ...(asked.authorization ? [`Authorization:${asked.authorization}`] : []),
  ]);
  const [head = '', ...body] = stdout.split(/\r?\n\r?\n/);
  return { status: Number(head.split(' ')[1]), body: body.join('\n\n') };
});

worksWithFunctions('curl', curl, { lists: numbered });
worksWithFunctions('wget', wget, { lists: numbered, hides401: true });
worksWithFunctions('HTTPie', httpie);
