import type { Account, RefusedRecord } from "@rollcall/core";
import { accountShape } from "../account-shape.ts";
import type { DirectoryContext } from "../context.ts";
import { failure } from "../errors.ts";
import type { LinkTable } from "../links.ts";
import { pagedSearch } from "../paging.ts";
import { recordsOf } from "../read/records.ts";
import { basesOf, filterOf, linkControls } from "../read/scope.ts";
import type { WireFilter } from "../wire.ts";
import { anyOf } from "./facts.ts";

/** Records as they now are. */
export interface ReadTouched {
  readonly items: readonly Account[];
  readonly refused: readonly RefusedRecord[];
}

/** What records are read with. */
export interface ReadTouchedOptions {
  readonly links: LinkTable;
  readonly signal?: AbortSignal | undefined;
}

const atOnce = 100;

/** Reads the records of these keys whole, as a scan would give them; those that it would not give are left out. */
export async function* readTouched(
  context: DirectoryContext,
  guids: readonly string[],
  options: ReadTouchedOptions,
): AsyncIterable<ReadTouched> {
  for (let at = 0; at < guids.length; at += atOnce) {
    const keys = anyOf(guids.slice(at, at + atOnce));
    for (const kind of context.settings.kinds) {
      for (const base of basesOf(context, kind)) {
        const filter = { and: [filterOf(context, kind), keys] };
        yield* readRecords(context, { kind, base, filter }, options);
      }
    }
  }
}

/** What is read of one kind, below one base. */
export interface RecordSearch {
  readonly kind: string;
  readonly base: string;
  readonly filter: WireFilter;
}

/** Reads records whole, page by page. */
export async function* readRecords(
  context: DirectoryContext,
  { kind, base, filter }: RecordSearch,
  { links, signal }: ReadTouchedOptions,
): AsyncIterable<ReadTouched> {
  const { dialect, root, settings, wire } = context;
  const shape = accountShape(dialect, { kind, withoutBacklinks: !root.backlinks });
  const search = { base, scope: "subtree", filter, attributes: shape.asked } as const;
  const paging = { pageSize: settings.pageSize, controls: linkControls(context), signal };
  for await (const { entries, result } of pagedSearch(wire, search, paging)) {
    if (result.code !== 0 && result.code !== 32) throw failure(result, { call: "search" });
    yield await recordsOf(context, entries, { shape, links, signal });
  }
}
