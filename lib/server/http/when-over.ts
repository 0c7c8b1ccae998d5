import type { IncomingMessage, ServerResponse } from 'node:http';
import type { Socket } from 'node:net';

const pending = new WeakMap<Socket, Set<() => void>>();

/**
 * Calls `act` once, when a request has been answered or its connection is no more. An answer that waits
 * behind another on its connection is not told of the connection's end by Node.
 */
export function whenOver({ socket }: IncomingMessage, response: ServerResponse, act: () => void): void {
  const acts = pending.get(socket) ?? watch(socket);
  const once = () => {
    if (acts.delete(once)) act();
  };
  acts.add(once);
  response.once('close', once);
  if (socket.destroyed) once();
}

function watch(socket: Socket): Set<() => void> {
  const acts = new Set<() => void>();
  pending.set(socket, acts);
  socket.once('close', () => {
    for (const act of acts) act();
  });
  return acts;
}
