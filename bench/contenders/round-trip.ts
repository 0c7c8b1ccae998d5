import { type ChildProcess, fork } from 'node:child_process';
import { createHash } from 'node:crypto';
import { once } from 'node:events';
import { connect, createServer } from 'node:net';
import { answer } from '@/bench/contenders/answer';
import { allTokens } from '@/bench/contenders/known';
import { bearerOf, serve } from '@/bench/contenders/serve';

// The ceiling that asks another process before it answers, which only sends back what it gets: what a
// round trip to any database costs, be the database ever so fast.
if (process.send) listenAndEcho();
else await answerAfterAsking();

function listenAndEcho(): void {
  const server = createServer({ noDelay: true }, (socket) => socket.pipe(socket));
  server.listen(0, '127.0.0.1', () => process.send?.(server.address()));
  process.once('disconnect', () => process.exit());
}

async function answerAfterAsking(): Promise<void> {
  const known = await allTokens();
  const echo: ChildProcess = fork(import.meta.filename);
  const [{ port }] = await once(echo, 'message');
  const socket = connect({ port, host: '127.0.0.1', noDelay: true });
  const waiting: (() => void)[] = [];
  // As many bytes as a look-up of one token sends.
  const question = Buffer.alloc(120);
  let received = 0;
  socket.on('data', (chunk) => {
    for (received += chunk.length; received >= question.length; received -= question.length)
      waiting.shift()?.();
  });
  serve((request, response) => {
    const digest = createHash('sha256').update(bearerOf(request.headers.authorization)).digest('base64');
    waiting.push(() => answer(response, known.get(digest)));
    socket.write(question);
  });
  process.once('SIGTERM', () => process.exit());
}
