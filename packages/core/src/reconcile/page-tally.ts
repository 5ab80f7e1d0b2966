import type { Notice, Page, RefusedRecord } from "../connector/read.ts";
import type { Completeness, SnapshotSummary } from "../model/snapshot.ts";

/** What the pages of one read said besides its records. */
export interface ReadNotes {
  readonly refused: readonly RefusedRecord[];
  readonly notices: readonly Notice[];
}

/** What one read came to. */
export interface Tallied extends ReadNotes {
  readonly summary: SnapshotSummary;
}

/** Keeps what the pages of one read say besides its records, to the last page. */
export interface PageTally {
  take(page: Pick<Page<never>, "completeness" | "refused" | "notices">): void;
  end(read: Pick<SnapshotSummary, "system" | "count" | "missingCanaries">): Tallied;
}

const cutOff: Completeness = {
  state: "unknown",
  reasons: ["the read ended without saying that it was whole"],
};

/** Starts with no page. A read none of whose pages states the completeness is taken for one that was cut off. */
export function pageTally(): PageTally {
  const refused: RefusedRecord[] = [];
  const notices: Notice[] = [];
  let completeness = cutOff;
  return {
    take(page) {
      for (const record of page.refused ?? []) refused.push(record);
      for (const notice of page.notices ?? []) notices.push(notice);
      if (page.completeness) completeness = page.completeness;
    },
    end: ({ system, count, missingCanaries }) => ({
      summary: { system, completeness, count, missingCanaries, refused: refused.length },
      refused,
      notices,
    }),
  };
}
