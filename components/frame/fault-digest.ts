/** What failed: the database did not answer, it is not known whether a change was made, or anything else. */
export type FaultKind = 'unavailable' | 'unknown' | 'failed';

const FORM = /^latchkey:(unavailable|unknown|failed):(.*)$/;

/** The digest of an error: the one thing of it that Next hands to a browser in production. */
export function faultDigest(kind: FaultKind, requestId: string): string {
  return `latchkey:${kind}:${requestId}`;
}

/** What a digest tells. One that Next made itself is an id in the log as well. */
export function readFault(digest: string | undefined): { kind: FaultKind; id: string | undefined } {
  const [, kind, requestId] = FORM.exec(digest ?? '') ?? [];
  if (!kind) return { kind: 'failed', id: digest };
  return { kind: kind as FaultKind, id: requestId || undefined };
}
