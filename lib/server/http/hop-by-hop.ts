/** Headers of one connection only (RFC 9110, section 7.6.1), and those that frame a body on it. */
const HOP_BY_HOP = new Set([
  'connection',
  'keep-alive',
  'proxy-authenticate',
  'proxy-authorization',
  'proxy-connection',
  'te',
  'trailer',
  'transfer-encoding',
  'upgrade',
]);

/** The pairs of a raw header list that go beyond this connection, without those that `Connection` names. */
export function endToEnd(rawHeaders: readonly string[]): [string, string][] {
  const pairs: [string, string][] = [];
  for (let at = 0; at < rawHeaders.length; at += 2)
    pairs.push([rawHeaders[at] ?? '', rawHeaders[at + 1] ?? '']);
  const named = namedByConnection(pairs);
  return pairs.filter(([name]) => !HOP_BY_HOP.has(name.toLowerCase()) && !named.has(name.toLowerCase()));
}

/** The header names, in lower case, that `Connection` declares to be for this connection only. */
export function namedByConnection(pairs: readonly (readonly [string, string])[]): Set<string> {
  const values = pairs.filter(([name]) => name.toLowerCase() === 'connection').map(([, value]) => value);
  return new Set(
    values
      .join(',')
      .split(',')
      .map((name) => name.trim().toLowerCase()),
  );
}
