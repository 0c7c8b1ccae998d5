/** One value of a row. */
export type Cell = unknown;

/** One entry of a list that a function answers with. */
export type Row = Record<string, Cell>;

/** The texts of a cell: each of a list, one of a plain value, none where there is nothing. */
export function textsOf(cell: Cell): string[] {
  if (cell === null || cell === undefined) return [];
  return Array.isArray(cell) ? cell.map(String) : [String(cell)];
}
