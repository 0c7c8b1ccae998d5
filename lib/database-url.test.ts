import fc from 'fast-check';
import { parse } from 'pg-connection-string';
import { expect, test, vi } from 'vitest';
import { parseConfig } from '@/lib/config';
import { BadAddress, pinAddress, pinSchema, schemaIn } from '@/lib/database-url';

const base = 'postgresql://me:pass%20word@db.example.com:6432/tokens';
const optionsOf = (url: string) => parse(pinSchema(url)).options;

test.each([
  ['', 'public'],
  ['?schema=public', 'public'],
  ['?schema=', 'public'],
  ['?schema=latchkey', 'latchkey'],
])('an address with %j has its tables in %s, for whoever connects by it', (query, schema) => {
  expect(schemaIn(base + query)).toBe(schema);
  expect(optionsOf(base + query)).toBe(`-c search_path=${schema}`);
});

test('what else an address says stays as it is', () => {
  const options = '-c statement_timeout=5000';
  const pinned = parse(pinSchema(`${base}?sslmode=disable&options=${encodeURIComponent(options)}`));
  expect(pinned).toMatchObject({
    host: 'db.example.com',
    port: '6432',
    database: 'tokens',
    user: 'me',
    password: 'pass word',
    ssl: false,
    options: `${options} -c search_path=public`,
  });
});

test('any password and name survive, and an address that was made sure of stays as it is', () => {
  const text = fc.string({ minLength: 1, unit: 'binary' }).filter((value) => value.isWellFormed());
  fc.assert(
    fc.property(text, text, (user, password) => {
      const url = `postgresql://${encodeURIComponent(user)}:${encodeURIComponent(password)}@h/d`;
      const pinned = pinSchema(url);
      expect(parse(pinned)).toMatchObject({ user, password, database: 'd' });
      expect(pinSchema(pinned)).toBe(pinned);
    }),
  );
});

test.each(['prefer', 'require', 'verify-ca', 'verify-full'])(
  'sslmode=%s is verify-full, and says so, so that the driver has nothing to warn of',
  (mode) => {
    const warned = vi.spyOn(process, 'emitWarning').mockReturnValue();
    const pinned = pinAddress(`${base}?sslmode=${mode}`);
    expect(new URL(pinned).searchParams.get('sslmode')).toBe('verify-full');
    expect(parse(pinned).ssl).toEqual({});
    expect(warned).not.toHaveBeenCalled();
    warned.mockRestore();
  },
);

test.each(['', '?sslmode=disable', '?sslmode=no-verify', '?uselibpqcompat=true&sslmode=require'])(
  'the TLS of an address with %j is left as it is',
  (query) => {
    const { ssl } = parse(pinAddress(base + query));
    expect(ssl).toEqual(parse(base + query).ssl);
  },
);

test.each([
  '?options=-csearch_path%3Dother',
  '?options=-c%20search_path%3Dother',
  '?options=--search_path%3Dother',
  '?schema=one&options=-csearch_path%3Dtwo',
  '?options=-csearch_path%3Dpublic%20-csearch_path%3Dother',
  '?schema=My%20Schema',
  '?schema=1st',
  '?schema=x%22%3B--',
])('an address with %j is refused', (query) => {
  expect(() => pinSchema(base + query)).toThrow(BadAddress);
  expect(() => parseConfig({ DATABASE_URL: base + query })).toThrow(/^DATABASE_URL: [^\n]*schema[^\n]*$/);
});

test('the two addresses of one database name one schema', () => {
  const both = { DATABASE_URL: `${base}?schema=one`, MIGRATION_DATABASE_URL: `${base}?schema=two` };
  expect(() => parseConfig(both)).toThrow('name the same schema');
  expect(() => parseConfig({ ...both, MIGRATION_DATABASE_URL: both.DATABASE_URL })).not.toThrow();
});
