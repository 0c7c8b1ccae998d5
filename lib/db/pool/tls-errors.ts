/** OpenSSL's reasons, as Node names them, not to know who a server is; no authority of ours signed for it. */
const UNKNOWN_AUTHORITY = [
  'DEPTH_ZERO_SELF_SIGNED_CERT',
  'SELF_SIGNED_CERT_IN_CHAIN',
  'UNABLE_TO_GET_ISSUER_CERT',
  'UNABLE_TO_GET_ISSUER_CERT_LOCALLY',
  'UNABLE_TO_VERIFY_LEAF_SIGNATURE',
  'CERT_UNTRUSTED',
];
const OTHER_FAULTS = /^(CERT|CRL|ERROR_IN_CERT|HOSTNAME|INVALID_CA|INVALID_PURPOSE|UNABLE_TO)(_|$)/;

/** What is wrong with the encryption of a connection, by the code of its error; undefined when nothing is. */
export function tlsFault(code: unknown): 'unknown authority' | 'another name' | 'other' | undefined {
  if (typeof code !== 'string') return undefined;
  if (UNKNOWN_AUTHORITY.includes(code)) return 'unknown authority';
  if (code === 'ERR_TLS_CERT_ALTNAME_INVALID' || code === 'HOSTNAME_MISMATCH') return 'another name';
  return OTHER_FAULTS.test(code) ? 'other' : undefined;
}
