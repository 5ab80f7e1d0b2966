import type { SystemRecord } from "../connector/connector.ts";
import type { Page, RefusedRecord } from "../connector/read.ts";
import type { Completeness, SnapshotSummary } from "../model/snapshot.ts";

/** What to do with a scan, and which canaries to look out for. */
export interface ScanOptions<R> {
  readonly system: string;
  readonly canaries: readonly string[];
  readonly keyOf: (record: R) => string;
  /** Tells whether a record was not visited yet. */
  readonly isNew: (record: R) => boolean | Promise<boolean>;
  readonly visit: (record: R) => void | Promise<void>;
  readonly onPage: (count: number) => void;
}

/** What a scan came to, with the records that could not be used. */
export interface Scanned {
  readonly summary: SnapshotSummary;
  readonly refused: readonly RefusedRecord[];
}

const cutOff: Completeness = {
  state: "unknown",
  reasons: ["the read ended without saying that it was whole"],
};

/** Reads pages to the end, gives each record to `visit` once, also when a page comes twice, and says how whole the read was. */
export async function scanAll<R extends SystemRecord>(
  pages: AsyncIterable<Page<R>>,
  options: ScanOptions<R>,
): Promise<Scanned> {
  const awaited = new Set(options.canaries);
  const refused: RefusedRecord[] = [];
  let completeness = cutOff;
  let count = 0;
  for await (const page of pages) {
    for (const record of page.items) {
      const isNew = options.isNew(record);
      if (isNew === false || (isNew !== true && !(await isNew))) continue;
      count += 1;
      if (awaited.size > 0) awaited.delete(options.keyOf(record));
      const visited = options.visit(record);
      if (visited) await visited;
    }
    if (page.refused) refused.push(...page.refused);
    if (page.completeness) completeness = page.completeness;
    options.onPage(count);
  }
  const summary = {
    system: options.system,
    completeness,
    count,
    missingCanaries: [...awaited].sort(),
    refused: refused.length,
  };
  return { summary, refused };
}
