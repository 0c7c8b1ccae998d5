import { type DestinationStream, type Logger, pino } from 'pino';
import { config } from '@/lib/config';
import { standardOutput } from '@/lib/log/log-output';

/** One answered request, as its log line tells it. */
export type RequestLine = {
  requestId: string;
  method: string;
  /** Without the query, which people put secrets into. */
  path: string;
  status: number;
  ms: number;
  address: string | null;
  tokenId?: string;
  account?: string;
};

let logger: Logger | undefined;
let output: DestinationStream | undefined;

/** The log of this process: one JSON line an event, to standard output. */
export function log(): Logger {
  if (!logger) logTo(standardOutput());
  return logger as Logger;
}

/** Sends the log elsewhere from now on. */
export function logTo(stream: DestinationStream): void {
  output = stream;
  logger = makeLogger(stream);
}

/** Writes out what is still in memory; for the end of the process. */
export function flushLog(): Promise<void> {
  return new Promise((resolve) => (logger ? logger.flush(() => resolve()) : resolve()));
}

/** Writes the line of an answered request, in pino's form; without pino, for it is on the path of every verify. */
export function logRequest(line: RequestLine): void {
  const level = line.status >= 500 ? 'error' : 'info';
  if (!log().isLevelEnabled(level)) return;
  const { requestId, method, status, address, tokenId, account } = line;
  const path = JSON.stringify(withoutSecrets(line.path));
  const ms = Math.round(line.ms * 100) / 100;
  // Put together by hand: only the path can hold what JSON must escape.
  const caller = `${tokenId ? `,"tokenId":"${tokenId}"` : ''}${account ? `,"account":"${account}"` : ''}`;
  output?.write(
    `{"level":"${level}","time":"${timeNow()}","requestId":"${requestId}","method":"${method}","path":${path},` +
      `"status":${status},"ms":${ms},"address":${address ? `"${address}"` : null}${caller},"msg":"request"}\n`,
  );
}

let toldAt = 0;
let told = '';

/** Now, in UTC; made once a millisecond, in which many requests can end. */
function timeNow(): string {
  const now = Date.now();
  if (now !== toldAt) {
    toldAt = now;
    told = new Date(now).toISOString();
  }
  return told;
}

/** `text` with everything that looks like a secret blacked out. */
export function withoutSecrets(text: string): string {
  return text.includes('lk_') ? text.replace(/lk_[0-9A-Za-z]{8,}/g, 'lk_…') : text;
}

function makeLogger(stream: DestinationStream): Logger {
  return pino(
    {
      level: config().LOG_LEVEL,
      base: undefined,
      timestamp: pino.stdTimeFunctions.isoTime,
      formatters: { level: (label) => ({ level: label }) },
    },
    stream,
  );
}
