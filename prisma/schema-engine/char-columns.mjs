import { ColumnTypeEnum } from '@prisma/driver-adapter-utils';

const OID_OF_CHAR = 18;
const OID_OF_TEXT = 25;

/**
 * Teaches an adapter, or one of its transactions, PostgreSQL's one-byte type "char". The engine
 * reads catalogue columns of that type as single characters; the adapter refuses to read them at all.
 */
export function readCharColumns(queryable) {
  const positions = new WeakMap();
  const { performIO, queryRaw } = queryable;

  queryable.performIO = async (query) => {
    const result = await performIO.call(queryable, query);
    const found = result.fields.flatMap((field, at) => (field.dataTypeID === OID_OF_CHAR ? [at] : []));
    positions.set(query, found);
    for (const at of found) result.fields[at].dataTypeID = OID_OF_TEXT;
    return result;
  };
  queryable.queryRaw = async (query) => {
    const result = await queryRaw.call(queryable, query);
    for (const at of positions.get(query) ?? []) result.columnTypes[at] = ColumnTypeEnum.Character;
    return result;
  };
  return queryable;
}
