// What proxies and services do to paths, for the models of those that cannot be run here.

/** Path and query (with its `?`) of a request's target, which may be a whole address. */
export function split(target: string): { path: string; query: string } {
  const relative = target.replace(/^https?:\/\/[^/?#]*/i, '') || '/';
  const mark = relative.indexOf('?');
  return mark < 0
    ? { path: relative, query: '' }
    : { path: relative.slice(0, mark), query: relative.slice(mark) };
}

/** Resolves `.` and `..` as RFC 3986 does. */
export function withoutDots(path: string): string {
  const segments = path.split('/').slice(1);
  const kept: string[] = [];
  for (const [at, segment] of segments.entries()) {
    const isLast = at === segments.length - 1;
    if (segment === '..') kept.pop();
    if (segment !== '.' && segment !== '..') kept.push(segment);
    else if (isLast) kept.push('');
  }
  return `/${kept.join('/')}`;
}

export function withoutDoubleSlashes(path: string): string {
  return path.replaceAll(/\/{2,}/g, '/');
}

/** Decodes the percent-encoded characters that match. */
export function decoded(path: string, which: RegExp): string {
  return path.replaceAll(/%([0-9a-f]{2})/gi, (code, hex) => {
    const character = String.fromCharCode(Number.parseInt(hex, 16));
    return which.test(character) ? character : code.toUpperCase();
  });
}

/** A pattern as Go and Envoy write it, whose flags stand in front. */
export function patternOf(text: string): RegExp {
  return text.startsWith('(?i)') ? new RegExp(text.slice(4), 'is') : new RegExp(text, 's');
}
