import { type Account, ConnectorError, type RefusedRecord } from "@rollcall/core";
import { accountOf } from "../account.ts";
import type { AccountShape } from "../account-shape.ts";
import type { DirectoryContext } from "../context.ts";
import { keyOf } from "../entry-key.ts";
import { entryDN } from "../extended-dn.ts";
import type { LinkTable } from "../links.ts";
import { hasParts, wholeEntry } from "../range.ts";
import type { Entry } from "../wire.ts";
import { linkControls } from "./scope.ts";

/** What entries are made into records with. */
export interface RecordOptions {
  readonly shape: AccountShape;
  readonly links: LinkTable;
  readonly signal?: AbortSignal | undefined;
}

/** What came of some entries. */
export interface Records {
  readonly items: readonly Account[];
  readonly refused: readonly RefusedRecord[];
}

/** Makes records of entries: reads the rest of long attributes and what links lead to, and says which cannot be used. */
export async function recordsOf(
  context: DirectoryContext,
  entries: readonly Entry[],
  { shape, links, signal }: RecordOptions,
): Promise<Records> {
  const whole: Entry[] = [];
  for (const entry of entries) {
    whole.push(hasParts(entry) ? await withoutParts(context, entry, signal) : entry);
  }
  await links.learn(whole, shape, signal);
  const options = {
    shape,
    links,
    observedAt: context.settings.now(),
    withoutBacklinks: !context.root.backlinks,
  };
  const items: Account[] = [];
  const refused: RefusedRecord[] = [];
  for (const entry of whole) {
    const made = accountOf(entry, options);
    if ("ref" in made) items.push(made);
    else refused.push(made);
  }
  return { items, refused };
}

/** An entry that went away, or whose rest may not be read, stays as it came: its parts are then not whole. */
async function withoutParts(
  context: DirectoryContext,
  entry: Entry,
  signal: AbortSignal | undefined,
): Promise<Entry> {
  const key = keyOf(entry, context.dialect);
  const byKey = context.dialect.address === "guid" && key !== undefined;
  const address = byKey ? `<GUID=${key}>` : entryDN(entry);
  try {
    return await wholeEntry(context.wire, entry, {
      address,
      controls: linkControls(context),
      signal,
    });
  } catch (error) {
    if (ConnectorError.is(error) && hidden.has(error.code)) return entry;
    throw error;
  }
}

const hidden: ReadonlySet<string> = new Set(["not-found", "permission-denied"]);
