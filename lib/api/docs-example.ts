import type { Operation } from '@/lib/api/docs-model';

/** A curl line for an operation, to be pasted into a shell that has LATCHKEY_URL and LATCHKEY_TOKEN. */
export function curlExample({ method, path, security, requestBody, parameters = [] }: Operation): string {
  const parts = ['curl -sS'];
  if (method !== 'get') parts.push(`-X ${method.toUpperCase()}`);
  if (security?.length) parts.push('-H "Authorization: Bearer $LATCHKEY_TOKEN"');
  const needed = parameters.filter((one) => one.in === 'query' && one.required);
  if (needed.length)
    parts.push('-G', ...needed.map(({ name }) => `--data-urlencode "${name}=$${name.toUpperCase()}"`));
  const [type, content] = Object.entries(requestBody?.content ?? {})[0] ?? [];
  if (type?.includes('json') && content?.example !== undefined) {
    parts.push(`-H "Content-Type: ${type}"`, `-d "${quoted(JSON.stringify(content.example))}"`);
  } else if (type && typeof content?.example === 'object' && content.example !== null) {
    for (const [name, value] of Object.entries(content.example))
      parts.push(`--data-urlencode "${name}=${quoted(String(value))}"`);
  }
  return [
    ...parts,
    `"$LATCHKEY_URL${path.replace(/\{id\}/g, '$TOKEN_ID').replace(/\{path\}/g, 'any/path')}"`,
  ].join(' \\\n  ');
}

/** For double quotes of a shell, in which `$LATCHKEY_TOKEN` and its like shall still be filled in. */
function quoted(text: string): string {
  return text.replace(/["\\`]/g, '\\$&');
}
