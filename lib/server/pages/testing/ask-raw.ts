import { headerOf, RawConnection } from '@/lib/server/http/testing/raw-connection';

export const BODIES = ['none', 'length', 'chunked', 'held back'] as const;
export type Body = (typeof BODIES)[number];

/** What an attacker puts into a body, in the hope that somebody takes it for a request. */
export const SMUGGLED = 'GET /smuggled HTTP/1.1\r\nHost: tokens.example\r\nX-Fill: ';

export type Question = { method: string; path: string; headers?: string[]; body: Body };

/** The status of an answer, and for one that the pages made the address that they made it for. */
export type Told = { status: number; madeFor?: string };

/**
 * Asks these on one connection, and after them a plain one for `/after/…` the first; `pipelined` ones without
 * waiting for answers. Gives all answers.
 */
export async function askRaw(port: number, questions: Question[], pipelined: boolean): Promise<Told[]> {
  const connection = await RawConnection.open(port);
  for (const [at, question] of questions.entries()) {
    await sendQuestion(connection, question);
    if (!pipelined) await connection.answered(at + 1);
  }
  connection.send(
    `GET /after${questions[0]?.path} HTTP/1.1\r\nHost: tokens.example\r\nConnection: close\r\n\r\n`,
  );
  await connection.closed;
  return connection.answers.map((answer) => {
    const [madeFor, id] = headerOf(answer, 'X-Arrived')?.split(' ') ?? [];
    if (madeFor && id !== headerOf(answer, 'X-Request-Id'))
      throw new Error(`The answer made for ${madeFor} came to somebody else.`);
    return { status: answer.status, ...(madeFor && { madeFor }) };
  });
}

async function sendQuestion(connection: RawConnection, question: Question): Promise<void> {
  const { method, path, headers = [], body } = question;
  const framing = {
    none: [],
    length: [`Content-Length: ${SMUGGLED.length}`],
    chunked: ['Transfer-Encoding: chunked'],
    'held back': ['Transfer-Encoding: chunked'],
  }[body];
  const origin = method === 'POST' ? ['Origin: http://tokens.example'] : [];
  const head = [`${method} ${path} HTTP/1.1`, 'Host: tokens.example', ...origin, ...framing, ...headers];
  connection.send(`${head.join('\r\n')}\r\n\r\n`);
  // Whoever answers without the body has answered; whoever waits for it waits a moment.
  if (body === 'held back' && method !== 'POST') await connection.answered(1);
  if (body === 'held back') await new Promise((resolve) => setImmediate(resolve));
  if (body === 'length') connection.send(SMUGGLED);
  if (body === 'chunked' || body === 'held back')
    connection.send(`${SMUGGLED.length.toString(16)}\r\n${SMUGGLED}\r\n0\r\n\r\n`);
}
