/** Thrown when the database did not answer, so that nothing can be decided. */
export class DatabaseUnavailable extends Error {
  constructor(options?: ErrorOptions) {
    super('The database does not answer.', options);
    this.name = 'DatabaseUnavailable';
  }
}

/** Thrown when the connection broke while a change was being committed: it was made whole, or not at all. */
export class OutcomeUnknown extends Error {
  constructor(options?: ErrorOptions) {
    super('The connection to the database broke while the change was being committed.', options);
    this.name = 'OutcomeUnknown';
  }
}

/** PostgreSQL's code for a change in a read-only transaction. */
export const READ_ONLY = '25006';

/** Rolled back because of a transaction beside it: serialization failure and deadlock (PostgreSQL, Appendix A). */
const CONFLICT_STATES = /^(40001|40P01)$/;
/** The connection ended, or none can be had: connection exceptions and operator intervention. */
const CONNECTION_STATES = /^(08...|57P0[1-5]|25P0[34])$/;
/**
 * The server refuses for now: out of memory, disk or connections, read-only, cancelled, locked, or, while
 * connecting, a database that is closed (55000), missing (3D000) or refuses the role (28…).
 */
const REFUSAL_STATES = /^(53...|25006|57014|55P03|55000|3D000|28000|28P01)$/;

/** Prisma's codes for: no way in, timed out, closed, no connection or transaction free in time, conflict. */
const PRISMA_CODES = /^P(1000|1001|1002|1003|1008|1010|1011|1017|2024|2028|2034|2037)$/;
/** What its adapter calls them where no code was given. */
const ADAPTER_KINDS = new Set([
  'AuthenticationFailed',
  'ConnectionClosed',
  'DatabaseAccessDenied',
  'DatabaseDoesNotExist',
  'DatabaseNotReachable',
  'SocketTimeout',
  'TlsConnectionError',
  'TooManyConnections',
  'TransactionWriteConflict',
]);
/** What pg says without a code. No client of ours ends a connection in these words. */
const PG_MESSAGES =
  /^(Connection terminated|timeout expired|timeout exceeded when trying to connect|Query read timeout|Client (has encountered a connection error|was closed))/;

/**
 * Whether an error only means that the database does not answer, or cannot for now. A bare socket code
 * does not count: it may be the client's connection. Ours to the database are marked where they break.
 */
export function isDatabaseUnavailable(error: unknown): boolean {
  return causesOf(error).some(({ name, code, kind, message }) => {
    if (name === 'DatabaseUnavailable' || name === 'OutcomeUnknown') return true;
    if (name === 'PrismaClientInitializationError' || PG_MESSAGES.test(message)) return true;
    return PRISMA_CODES.test(code) || ADAPTER_KINDS.has(kind) || isTemporary(code);
  });
}

/** What keeps the database from answering, as far as its errors tell. */
export type Hindrance = 'read_only' | 'too_many_connections' | 'does_not_answer';

/** What keeps the database from answering, by the error that it gave. */
export function hindranceOf(error: unknown): Hindrance {
  const causes = causesOf(error);
  if (causes.some(({ code }) => code === READ_ONLY)) return 'read_only';
  const full = causes.some(
    ({ code, kind }) => code === '53300' || code === 'P2037' || kind === 'TooManyConnections',
  );
  return full ? 'too_many_connections' : 'does_not_answer';
}

/** Whether an error means that a change may have been made, or not. */
export function isOutcomeUnknown(error: unknown): boolean {
  return causesOf(error).some(({ name }) => name === 'OutcomeUnknown');
}

/** Whether a change was undone because of another one beside it, so that it may be tried again as a whole. */
export function isConflict(error: unknown): boolean {
  return causesOf(error).some(
    ({ code, kind }) => CONFLICT_STATES.test(code) || code === 'P2034' || kind === 'TransactionWriteConflict',
  );
}

/**
 * Whether the connection broke off: then nobody knows what the server did last. Not when the server
 * answered with an error, nor when Prisma rolled an overdue transaction back (P2028).
 */
export function isConnectionLost(error: unknown): boolean {
  const answered = causesOf(error).some(
    ({ code }) => code === 'P2028' || (isSqlState(code) && !CONNECTION_STATES.test(code)),
  );
  return !answered && isDatabaseUnavailable(error);
}

type Cause = { name: string; code: string; kind: string; message: string };

/** The error and what it was caused by, however Prisma, its adapter and pg hand that on. */
function causesOf(error: unknown): Cause[] {
  const causes: Cause[] = [];
  let next = error;
  while (typeof next === 'object' && next !== null && causes.length < 8) {
    const { name, code, originalCode, kind, message, meta, cause } = next as Record<string, unknown>;
    causes.push({
      name: text(name),
      code: text(originalCode) || text(code),
      kind: text(kind),
      message: text(message),
    });
    // Prisma keeps what the database said about raw SQL (P2010) and in its own queries (P2039) here.
    next = (meta as { driverAdapterError?: unknown } | undefined)?.driverAdapterError ?? cause;
  }
  return causes;
}

function isTemporary(code: string): boolean {
  return CONFLICT_STATES.test(code) || CONNECTION_STATES.test(code) || REFUSAL_STATES.test(code);
}

/** Five letters and digits; Prisma's own codes and socket codes such as EPIPE look alike. */
function isSqlState(code: string): boolean {
  return /^(?=.*\d)[0-9A-Z]{5}$/.test(code) && !/^P[12]/.test(code);
}

function text(value: unknown): string {
  return typeof value === 'string' ? value : '';
}
