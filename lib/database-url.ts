/** Where the tables are unless the address says otherwise. */
const USUAL = 'public';
/** What needs no quotes, neither in SQL nor in a connection's options. */
const PLAIN = /^[a-z_][a-z0-9_]*$/;

/** Why an address of a database cannot be used, as the end of a sentence that begins with its setting. */
export class BadAddress extends Error {}

/** What the driver takes for `verify-full`, and will one day take for less. */
const TAKEN_FOR_VERIFY_FULL = ['prefer', 'require', 'verify-ca'];

/** The address as every connection of ours uses it, made sure of in schema and TLS. Throws BadAddress. */
export function pinAddress(address: string): string {
  return pinTls(pinSchema(address));
}

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

/**
 * Says `verify-full` where that is what the driver makes of the mode. An upgrade of it then weakens nothing,
 * and its warning about that, of many lines in every process, has no reason.
 */
function pinTls(address: string): string {
  const url = new URL(address);
  const { searchParams: said } = url;
  if (said.get('uselibpqcompat') === 'true' || !TAKEN_FOR_VERIFY_FULL.includes(said.get('sslmode') ?? ''))
    return address;
  said.set('sslmode', 'verify-full');
  return url.href;
}
