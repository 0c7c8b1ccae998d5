import { Prisma } from '@/lib/db/generated/client';
import { DatabaseUnavailable } from '@/lib/db/lookup-connection';

/** Prisma's codes for: cannot reach, timed out, closed the connection, no connection or transaction free in time. */
const PRISMA_CODES = new Set([
  'P1000',
  'P1001',
  'P1002',
  'P1003',
  'P1008',
  'P1010',
  'P1011',
  'P1017',
  'P2024',
  'P2028',
  'P2037',
]);
/** PostgreSQL's: connection exceptions, shutting down, starting up, too many connections, read-only, cancelled. */
const SQL_STATES = /^(08...|57P0[1-3]|53300|25006|57014|40001|40P01)$/;
const SOCKET_CODES =
  /^(ECONNREFUSED|ECONNRESET|EPIPE|ETIMEDOUT|ENOTFOUND|EAI_AGAIN|EHOSTUNREACH|ENETUNREACH)$/;

/** Whether an error, or what caused it, only means that the database does not answer now. */
export function isDatabaseUnavailable(error: unknown): boolean {
  for (let cause = error, depth = 0; cause instanceof Error && depth < 5; cause = cause.cause, depth++) {
    if (cause instanceof DatabaseUnavailable || cause instanceof Prisma.PrismaClientInitializationError)
      return true;
    const { code, kind, originalCode } = cause as { code?: unknown; kind?: unknown; originalCode?: unknown };
    if (
      typeof code === 'string' &&
      (PRISMA_CODES.has(code) || SQL_STATES.test(code) || SOCKET_CODES.test(code))
    )
      return true;
    if (typeof originalCode === 'string' && SQL_STATES.test(originalCode)) return true;
    if (kind === 'DatabaseNotReachable' || kind === 'ConnectionClosed' || kind === 'SocketTimeout')
      return true;
    if (
      /Connection terminated|connection timeout|timeout exceeded when trying to connect|server closed the connection/i.test(
        cause.message,
      )
    )
      return true;
  }
  return false;
}
