import type { SystemRecord } from "../connector/connector.ts";
import type { IsKnown, ReadPart } from "../connector/read.ts";
import { pageTally, type Tallied } from "./page-tally.ts";

/** What to do with a scan, and which canaries to look out for. */
export interface ScanOptions<R> {
  readonly system: string;
  readonly canaries: readonly string[];
  readonly signal: AbortSignal | undefined;
  readonly keyOf: (record: R) => string;
  /** Tells whether a record was not visited yet. */
  readonly isNew: (record: R) => boolean | Promise<boolean>;
  readonly visit: (record: R) => void | Promise<void>;
  /** Tells that a record which was not visited yet need not be, since it is known. */
  readonly recall?: IsKnown | undefined;
  readonly onPage: (count: number) => void;
}

/** Reads to the end, gives each record to `visit` once, also when a page comes twice, and says how whole the read was. */
export async function scanAll<R extends SystemRecord>(
  read: ReadPart<R>,
  options: ScanOptions<R>,
): Promise<Tallied> {
  const { signal, recall } = options;
  const awaited = new Set(options.canaries);
  const tally = pageTally();
  let count = 0;
  const tick = (key: string): void => {
    count += 1;
    if (awaited.size > 0) awaited.delete(key);
  };
  const isKnown: IsKnown = (ref, version) => {
    const known = recall?.(ref, version) === true;
    if (known) tick(ref.stable);
    return known;
  };
  for await (const page of read.scan({ signal, ...(recall && { isKnown }) })) {
    for (const record of page.items) {
      const isNew = options.isNew(record);
      if (isNew === false || (isNew !== true && !(await isNew))) continue;
      tick(options.keyOf(record));
      const visited = options.visit(record);
      if (visited) await visited;
    }
    tally.take(page);
    options.onPage(count);
  }
  return tally.end({ system: options.system, count, missingCanaries: [...awaited].sort() });
}
