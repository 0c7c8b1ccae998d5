/** A table in Markdown, its figures at the right; the first `words` columns are words. */
export function markdownTable(
  head: readonly string[],
  rows: readonly (readonly string[])[],
  words = 0,
): string {
  const rule = head.map((_, at) => (at < words ? '---' : '---:'));
  return [head, rule, ...rows].map((line) => `| ${line.join(' | ')} |`).join('\n');
}
