/** Where the tables are unless the address says otherwise. */
const USUAL = 'public';
/** What needs no quotes, neither in SQL nor in a connection's options. */
const PLAIN = /^[a-z_][a-z0-9_]*$/;

/** Why an address of a database cannot be used, as the end of a sentence that begins with its setting. */
export class BadAddress extends Error {}

/** The schema that an address names by `?schema=`. */
export function schemaIn(url: string): string {
  return new URL(url).searchParams.get('schema') || USUAL;
}

/**
 * The address with its schema made sure of: whoever connects by it, migrations or the server, finds this one
 * and no other, whatever the role, the database or PGOPTIONS say of search_path. Throws BadAddress.
 */
export function pinSchema(address: string): string {
  const schema = schemaIn(address);
  if (!PLAIN.test(schema))
    throw new BadAddress('the name in ?schema= must consist of a-z, 0-9 and _, and begin with no digit');
  const url = new URL(address);
  const options = url.searchParams.get('options') ?? '';
  const paths = [...options.matchAll(/search_path\s*=\s*(\S*)/gi)].map(([, path]) => path);
  if (paths.some((path) => path !== schema))
    throw new BadAddress('name the schema by ?schema=, not by search_path in ?options=');
  if (paths.length > 0) return address;
  url.searchParams.set('options', `${options} -c search_path=${schema}`.trim());
  return url.href;
}
