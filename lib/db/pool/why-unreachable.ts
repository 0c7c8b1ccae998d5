import { tlsFault } from '@/lib/db/pool/tls-errors';

type Failure = Partial<Pick<NodeJS.ErrnoException, 'code' | 'message' | 'path' | 'syscall'>>;

/**
 * Where a database should have been, and why it could not be connected to; for a sentence. Never the address
 * itself, which holds the password.
 */
export function whereAndWhy(error: Failure, address: string): { where: string; why: string } {
  const { hostname, port, pathname } = new URL(address);
  const why = isFile(error)
    ? `${error.code} of ${error.path}`
    : error.message || error.code || 'no reason given';
  return { where: `${hostname}:${port || 5432}${pathname}`, why };
}

/** What to do about it, as the end of a sentence. `setting` is the variable that holds the address. */
export function whatToDo(error: Failure, setting: string): string {
  const { code, message = '' } = error;
  if (isFile(error) || code?.startsWith('ERR_OSSL_'))
    return `check the files that sslrootcert, sslcert and sslkey name in ${setting}.`;
  switch (tlsFault(code)) {
    case 'unknown authority':
      return `add sslrootcert=FILE to ${setting}, the certificate of the authority that signed the server’s, as PEM. With sslmode=no-verify the connection is encrypted as well, but whoever is on the way can pose as the database.`;
    case 'another name':
      return `name the server in ${setting} as its certificate does.`;
    case 'other':
      return 'renew the certificate of the database server.';
  }
  if (message.includes('does not support SSL'))
    return `switch TLS on there, or take sslmode out of ${setting} where nobody is on the way.`;
  if (/no encryption|SSL off/.test(message)) return `add sslmode=verify-full to ${setting}.`;
  return `check ${setting} and that the server runs.`;
}

/** The driver reads the files that an address names when it connects. */
function isFile({ path, syscall }: Failure): boolean {
  return path !== undefined && (syscall === 'open' || syscall === 'read');
}
