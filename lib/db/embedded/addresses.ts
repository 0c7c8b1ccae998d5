import { ROLES, type Role } from '@/lib/db/embedded/passwords';
import { DATABASE } from '@/lib/db/embedded/roles';

/** The URLs of an embedded server's database: as each of its roles. */
export type EmbeddedAddresses = {
  /** As the application, which may change rows and nothing else. */
  url: string;
  /** As the owner of the tables, for migrations. */
  ownerUrl: string;
  /** As the superuser, who makes the roles. Tests administer with it. */
  superuserUrl: string;
};

/** The addresses of the server on this port. */
export function addressesOf(port: number, passwords: Record<Role, string>): EmbeddedAddresses {
  const url = (role: Role) => `postgresql://${ROLES[role]}:${passwords[role]}@127.0.0.1:${port}/${DATABASE}`;
  return { url: url('application'), ownerUrl: url('owner'), superuserUrl: url('superuser') };
}
