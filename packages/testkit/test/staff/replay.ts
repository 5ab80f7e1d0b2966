const upserts = ["LCA", "ORA", "POA", "PRA", "ASA"];

/** The rows of all extracts so far by record type and key, as a reader that only adds, replaces and deletes would hold them. */
export type Replica = Map<string, string>;

function keyOf(columns: readonly string[]): string {
  const [code = "", first = "", second = ""] = columns;
  return `${code.slice(0, 2)} ${code.startsWith("AS") && columns.length > 2 ? second : first}`;
}

/** Reads the rows of one extract into a replica. */
export function replay(replica: Replica, rows: Iterable<string>): void {
  for (const row of rows) {
    const columns = row.split("~");
    const code = columns[0] ?? "";
    if (upserts.includes(code)) replica.set(keyOf(columns), row);
    else if (code.endsWith("D")) replica.delete(keyOf(columns));
  }
}
