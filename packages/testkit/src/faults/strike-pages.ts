import type { CallKind } from "../memory/calls.ts";
import type { PageFault } from "./fault.ts";
import type { Injector } from "./injector.ts";
import { assertAlive } from "./life.ts";
import { strikeAfter, strikeBefore } from "./strike-call.ts";

/** How the pages of one read are taken apart. */
export interface PageShape<P> {
  readonly on: CallKind;
  /** A page that says nothing. */
  readonly empty: P;
  /** Leaves out the records for which `keep` is false; called once for each record, in order. */
  readonly thin: (page: P, keep: () => boolean) => P;
  /** The records of a page alone, without what only the last page states. */
  readonly repeated: (page: P) => P;
}

/** Reads pages as the schedule has it. */
export async function* strikePages<P>(
  injector: Injector,
  shape: PageShape<P>,
  start: (faults: readonly PageFault[]) => AsyncIterable<P>,
): AsyncIterable<P> {
  assertAlive(injector.life);
  const struck = injector.next(shape.on);
  for (const fault of struck.call) strikeBefore(injector, fault);
  let held: P | undefined;
  for await (const page of misread(struck.pages, shape, start(struck.pages))) {
    assertAlive(injector.life);
    if (held !== undefined) yield held;
    held = page;
  }
  for (const fault of struck.call) strikeAfter(injector, fault);
  if (held !== undefined) yield held;
}

async function* misread<P>(
  faults: readonly PageFault[],
  shape: PageShape<P>,
  pages: AsyncIterable<P>,
): AsyncIterable<P> {
  let at = 0;
  let records = 0;
  const lie = faults.find((fault) => fault.kind === "lie");
  const keep = (): boolean => {
    records += 1;
    return lie === undefined || records % lie.every !== 0;
  };
  for await (const page of pages) {
    if (faults.some((fault) => fault.kind === "truncate" && at >= fault.pages)) return;
    for (const fault of faults) {
      if (fault.kind === "empty-pages" && fault.page === at) {
        for (let count = 0; count < fault.count; count += 1) yield shape.empty;
      }
    }
    const given = lie ? shape.thin(page, keep) : page;
    const twice = faults.some((fault) => fault.kind === "duplicate-page" && fault.page === at);
    if (twice) yield shape.repeated(given);
    yield given;
    at += 1;
  }
}
