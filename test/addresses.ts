import { inject } from 'vitest';
import { config } from '@/lib/config';
import type { EmbeddedAddresses } from '@/lib/db/embedded/addresses';

/**
 * The database of this test file as each role. The code under test has `url`, and so has `db()`; what a test
 * does that the application may not (change tables, shut others out) it does with `superuserUrl`.
 */
export function testDatabase(): EmbeddedAddresses {
  const { pathname } = new URL(config().DATABASE_URL ?? '');
  return addressesOf(inject('template'), pathname);
}

/** Another database on the server of the tests, as each role. */
export function otherDatabase(name: string): EmbeddedAddresses {
  return addressesOf(inject('template'), `/${name}`);
}

function addressesOf(template: EmbeddedAddresses, pathname: string): EmbeddedAddresses {
  const at = (url: string) => {
    const address = new URL(url);
    address.pathname = pathname;
    return address.href;
  };
  return {
    url: at(template.url),
    ownerUrl: at(template.ownerUrl),
    superuserUrl: at(template.superuserUrl),
  };
}
