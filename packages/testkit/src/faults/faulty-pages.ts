import type { Change, ChangePage, Page, SystemRecord } from "@rollcall/core";
import type { Injector } from "./injector.ts";
import { isHidden, redated } from "./last.ts";
import { strikePages } from "./strike-pages.ts";

/** Scans as the schedule has it. */
export async function* faultyScan<R extends SystemRecord>(
  injector: Injector,
  start: () => AsyncIterable<Page<R>>,
): AsyncIterable<Page<R>> {
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
  for await (const page of strikePages<ChangePage<R>>(injector, shape, start)) {
    yield { ...page, changes: page.changes.filter(isSeen) };
  }
}
