import pg, { type ClientBase } from 'pg';
import { DEFAULTS, privilegesOn } from '@/lib/db/roles/privileges';

type Relation = { name: string; isSequence: boolean; granted: string[] };

// Any number, as long as every replica uses the same.
const LOCK = 5_282_541;

/**
 * Gives `role` what the application needs on every table of this owner, and takes what it does not need.
 * Changes nothing when all is as it should be. `owner` is a connection of the role that owns the tables.
 */
export async function grantToApplication(owner: ClientBase, role: string): Promise<void> {
  if ((await unlikeWanted(owner, role)).length === 0 && (await mayUseSchema(owner, role))) return;
  await owner.query('BEGIN');
  try {
    // Two replicas that grant at once would update the same rows of the catalogue, which PostgreSQL refuses.
    await owner.query('SELECT pg_advisory_xact_lock($1)', [LOCK]);
    for (const statement of statementsFor(await schemaOf(owner), role, await unlikeWanted(owner, role)))
      await owner.query(statement);
    await owner.query('COMMIT');
  } catch (error) {
    await owner.query('ROLLBACK').catch(() => undefined);
    throw error;
  }
}

function statementsFor(schema: string, role: string, relations: Relation[]): string[] {
  const [inSchema, to] = [pg.escapeIdentifier(schema), pg.escapeIdentifier(role)];
  return [
    `GRANT USAGE ON SCHEMA ${inSchema} TO ${to}`,
    `ALTER DEFAULT PRIVILEGES IN SCHEMA ${inSchema} GRANT ${DEFAULTS.tables} ON TABLES TO ${to}`,
    `ALTER DEFAULT PRIVILEGES IN SCHEMA ${inSchema} GRANT ${DEFAULTS.sequences} ON SEQUENCES TO ${to}`,
    ...relations.flatMap((relation) => {
      const kind = relation.isSequence ? 'SEQUENCE' : 'TABLE';
      const on = `ON ${kind} ${inSchema}.${pg.escapeIdentifier(relation.name)}`;
      return [`REVOKE ALL ${on} FROM ${to}`, `GRANT ${privilegesOn(relation).join(', ')} ${on} TO ${to}`];
    }),
  ];
}

/** The relations of this owner on which `role` has more or less than it should. */
async function unlikeWanted(owner: ClientBase, role: string): Promise<Relation[]> {
  const { rows } = await owner.query<Relation>(RELATIONS, [role]);
  return rows.filter((relation) => {
    const wanted = privilegesOn(relation);
    const granted = new Set(relation.granted);
    return granted.size !== wanted.length || wanted.some((privilege) => !granted.has(privilege));
  });
}

// A privilege on a single column counts as one on the table: it must not be there either.
const RELATIONS = `
  SELECT relname AS name, relkind = 'S' AS "isSequence", ARRAY(
    SELECT privilege FROM unnest(ARRAY['SELECT', 'INSERT', 'UPDATE', 'DELETE', 'TRUNCATE', 'REFERENCES', 'TRIGGER']) privilege
    WHERE CASE WHEN relkind <> 'S' THEN has_table_privilege($1, oid, privilege) OR
      CASE WHEN privilege IN ('SELECT', 'INSERT', 'UPDATE', 'REFERENCES') THEN has_any_column_privilege($1, oid, privilege) END
    END
    UNION ALL
    SELECT privilege FROM unnest(ARRAY['USAGE', 'SELECT', 'UPDATE']) privilege
    WHERE CASE WHEN relkind = 'S' THEN has_sequence_privilege($1, oid, privilege) END
  ) AS granted
  FROM pg_class
  WHERE relnamespace = (SELECT oid FROM pg_namespace WHERE nspname = current_schema())
    AND relkind IN ('r', 'p', 'v', 'S') AND pg_has_role(relowner, 'USAGE')
  ORDER BY relname`;

async function mayUseSchema(owner: ClientBase, role: string): Promise<boolean> {
  const { rows } = await owner.query<{ may: boolean }>(
    "SELECT has_schema_privilege($1, current_schema(), 'USAGE') AS may",
    [role],
  );
  return rows[0]?.may ?? false;
}

async function schemaOf(owner: ClientBase): Promise<string> {
  const { rows } = await owner.query<{ schema: string }>('SELECT current_schema() AS schema');
  return rows[0]?.schema ?? 'public';
}
