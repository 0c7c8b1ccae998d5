import { createServer } from 'node:net';
import { CannotStart } from '@/lib/cannot-start';

/** Throws CannotStart unless the port can be listened on. */
export function assertPortIsFree(port: number, host: string, setting = 'PORT'): Promise<void> {
  return new Promise((resolve, reject) => {
    const probe = createServer();
    probe.once('error', (error: NodeJS.ErrnoException) =>
      reject(new CannotStart(explain(error, port, host, setting))),
    );
    probe.listen(port, host, () => probe.close(() => resolve()));
  });
}

function explain(error: NodeJS.ErrnoException, port: number, host: string, setting: string): string {
  const another = `choose another with ${setting}=${port < 1024 ? 3000 : port + 1}`;
  if (error.code === 'EADDRINUSE') return `Port ${port} is in use: stop what uses it, or ${another}.`;
  if (error.code === 'EACCES') return `Port ${port} needs rights this user does not have: ${another}.`;
  return `Cannot listen on ${host}:${port} (${error.code}): check HOST and ${setting}.`;
}
