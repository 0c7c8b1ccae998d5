import { type Finding, good, warning } from '@/lib/cli/doctor/finding';
import { db } from '@/lib/db/client';

const about = 'database role';

type Rights = {
  role: string;
  database: string;
  schema: string;
  superuser: boolean;
  owns: boolean;
  changesAudit: boolean;
  makesTables: boolean;
};

/** Whether the role that serves can do more than it needs: what that costs, and how to make a second one. */
export async function checkRoles(): Promise<Finding> {
  const [rights] = await db().$queryRaw<Rights[]>`
    SELECT current_user::text AS role, current_database()::text AS database, current_schema()::text AS schema, rolsuper AS superuser,
      pg_has_role((SELECT relowner FROM pg_class WHERE oid = 'audit_event'::regclass), 'USAGE') AS owns,
      has_table_privilege('audit_event', 'UPDATE, DELETE, TRUNCATE') OR has_any_column_privilege('audit_event', 'UPDATE') AS "changesAudit",
      has_schema_privilege(current_schema(), 'CREATE') AS "makesTables"
    FROM pg_roles WHERE rolname = current_user`;
  return rights ? rolesFinding(rights) : good(about, 'Unknown.');
}

/** What the rights of the serving role mean. */
export function rolesFinding({ role, database, schema, ...may }: Rights): Finding {
  if (may.superuser || may.owns || may.changesAudit)
    return {
      ...warning(
        about,
        `The server works as ${role}, which ${standingOf(may)}: whoever breaks into the server can change and delete audit events${may.superuser ? ', read files, and run programs on the database’s machine' : may.owns ? ', and drop tables' : ''}.`,
        'Make a second role with the statements below, name today’s address MIGRATION_DATABASE_URL, put the second role and its password into DATABASE_URL, and start again: the start grants it what it needs.',
      ),
      sql: secondRole(role, database),
    };
  if (may.makesTables)
    return {
      ...warning(
        about,
        `The server works as ${role}, which may make tables and functions in the schema ${schema}.`,
        'Take that from it with the statement below, as the owner of the schema.',
      ),
      sql: [`REVOKE CREATE ON SCHEMA ${quoted(schema)} FROM PUBLIC, ${quoted(role)};`],
    };
  return good(
    about,
    `The server works as ${role}, which can add audit events but not change them, and cannot change tables.`,
  );
}

function standingOf({ superuser, owns }: Pick<Rights, 'superuser' | 'owns'>): string {
  if (superuser) return 'is a superuser';
  return owns ? 'owns the tables' : 'may change audit events';
}

function secondRole(role: string, database: string): string[] {
  const name = role === 'latchkey_app' ? 'latchkey_app2' : 'latchkey_app';
  return [
    `CREATE ROLE ${name} LOGIN PASSWORD 'choose a long one';`,
    `GRANT CONNECT ON DATABASE ${quoted(database)} TO ${name};`,
  ];
}

function quoted(name: string): string {
  return /^[a-z_][a-z0-9_]*$/.test(name) ? name : `"${name.replaceAll('"', '""')}"`;
}
