import type { Change, ChangePage, Page, ReadPart, ReadQuery, SystemRecord } from "@rollcall/core";
import type { PageFault } from "./fault.ts";
import type { Injector } from "./injector.ts";
import { isHidden, redated } from "./last.ts";
import { strikePages } from "./strike-pages.ts";

/** Scans as the schedule has it. */
export async function* faultyScan<R extends SystemRecord>(
  injector: Injector,
  query: ReadQuery | undefined,
  scan: ReadPart<R>["scan"],
): AsyncIterable<Page<R>> {
  const start = (faults: readonly PageFault[]): AsyncIterable<Page<R>> =>
    scan(hiding(injector, query, faults));
  const shape = {
    on: "scan",
    empty: { items: [] },
    thin: (page: Page<R>, keep: () => boolean) => ({ ...page, items: page.items.filter(keep) }),
    repeated: ({ items }: Page<R>) => ({ items }),
  } as const;
  for await (const page of strikePages<Page<R>>(injector, shape, start)) {
    const visible = page.items.filter((item) => !isHidden(item, injector.lasting));
    yield { ...page, items: visible.map((item) => redated(item, injector.lasting)) };
  }
}

// What is known is not given, so that nothing could hide it: a system asks nobody about what it does not show.
function hiding(
  { lasting }: Injector,
  query: ReadQuery | undefined,
  faults: readonly PageFault[],
): ReadQuery | undefined {
  const isKnown = query?.isKnown;
  if (!isKnown) return query;
  const { isKnown: _, ...unasked } = query;
  if (faults.some(({ kind }) => kind === "lie")) return unasked;
  const isHiding = (): boolean => lasting.some(({ kind }) => kind === "lost-rights");
  return { ...query, isKnown: (ref, version) => !isHiding() && isKnown(ref, version) };
}

/** Reads changes as the schedule has it. */
export async function* faultyChanges<R extends SystemRecord>(
  injector: Injector,
  start: () => AsyncIterable<ChangePage<R>>,
): AsyncIterable<ChangePage<R>> {
  const shape = {
    on: "since",
    empty: { changes: [] },
    thin: (page: ChangePage<R>, keep: () => boolean) => ({
      ...page,
      changes: page.changes.filter(keep),
    }),
    repeated: ({ changes }: ChangePage<R>) => ({ changes }),
  } as const;
  const isSeen = (change: Change<R>): boolean =>
    change.change === "tombstone" || !isHidden(change.record, injector.lasting);
  const asNow = (change: Change<R>): Change<R> =>
    change.change === "tombstone"
      ? change
      : { ...change, record: redated(change.record, injector.lasting) };
  for await (const page of strikePages<ChangePage<R>>(injector, shape, start)) {
    yield { ...page, changes: page.changes.filter(isSeen).map(asNow) };
  }
}
