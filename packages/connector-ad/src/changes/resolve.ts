import type { Account, Change, ChangePage } from "@rollcall/core";
import type { DirectoryContext } from "../context.ts";
import { filterOf, isInScope } from "../read/scope.ts";
import { type Fact, factsOf } from "./facts.ts";
import { membersOf } from "./members-of.ts";
import { type ReadTouchedOptions, readRecords, readTouched } from "./read-touched.ts";
import type { Row } from "./row.ts";
import { expiredToken } from "./token-value.ts";

/**
 * Turns what has changed into the records concerned, each read whole: those that changed, those that came into a group or
 * left it, and those below a container that was renamed or moved. What a scan would no longer give is a tombstone. Throws
 * `delta-expired` where it cannot be told whom a change concerns.
 */
export async function* changesOf(
  context: DirectoryContext,
  rows: readonly Row[],
  options: ReadTouchedOptions,
): AsyncIterable<ChangePage<Account>> {
  if (rows.length === 0) return;
  const guids = [...new Set(rows.map(({ guid }) => guid))];
  const facts = await factsOf(context, guids, options.signal);
  const given = new Set<string>();
  yield* upserts(context, await touchedBy(context, rows, { facts, options }), { given, options });
  for (const row of rows) {
    const fact = facts.get(row.guid);
    const moved = fact?.kind === "container" && !fact.deleted && row.renamed && !row.created;
    if (moved) yield* below(context, fact.dn, { given, options });
  }
  yield { changes: rows.flatMap((row) => tombstones(context, row, { facts, given })) };
}

interface Knowing {
  readonly facts: ReadonlyMap<string, Fact>;
  readonly options: ReadTouchedOptions;
}

/** Gives the keys of the records that may differ: objects of kinds that are not read only touch their members. */
async function touchedBy(
  context: DirectoryContext,
  rows: readonly Row[],
  { facts, options }: Knowing,
): Promise<readonly string[]> {
  const touched = new Set<string>();
  for (const row of rows) {
    const fact = facts.get(row.guid);
    // It may have been a group, whose members hold it no more.
    if (row.deleted && !fact) throw expiredToken("what was deleted cannot be seen");
    const isRead = fact?.kind !== undefined && context.settings.kinds.includes(fact.kind);
    if (isRead && !fact.deleted) touched.add(row.guid);
    for (const member of row.members) touched.add(member);
    if (fact?.kind !== "group" || !(row.renamed || row.membersUnknown || fact.deleted)) continue;
    if (fact.deleted) throw expiredToken("a group was deleted, and who was in it cannot be told");
    // A new group has all its members in its row; one that was brought back has none.
    if (row.created && !row.membersUnknown) continue;
    if (row.membersUnknown && !row.created) {
      throw expiredToken("a group has changed, and who left it cannot be told");
    }
    for (const member of await membersOf(context, row.guid, options.signal)) touched.add(member);
  }
  return [...touched];
}

interface Giving {
  readonly given: Set<string>;
  readonly options: ReadTouchedOptions;
}

async function* upserts(
  context: DirectoryContext,
  touched: readonly string[],
  { given, options }: Giving,
): AsyncIterable<ChangePage<Account>> {
  for await (const { items, refused } of readTouched(context, touched, options)) {
    const changes = items.map((record): Change<Account> => ({ change: "upsert", record }));
    for (const { ref } of items) given.add(ref.stable);
    yield { changes, ...(refused.length > 0 && { refused }) };
  }
}

/** What stands below a container has another place with it, or is where the connector does not look. */
async function* below(
  context: DirectoryContext,
  base: string,
  { given, options }: Giving,
): AsyncIterable<ChangePage<Account>> {
  for (const kind of context.settings.kinds) {
    const search = { kind, base, filter: filterOf(context, kind) };
    for await (const { items, refused } of readRecords(context, search, options)) {
      const changes = items.flatMap((record): readonly Change<Account>[] => {
        const { ref } = record;
        if (given.has(ref.stable)) return [];
        given.add(ref.stable);
        const inScope = isInScope(context, kind, ref.lookup ?? "");
        return [inScope ? { change: "upsert", record } : { change: "tombstone", ref }];
      });
      yield { changes, ...(refused.length > 0 && { refused }) };
    }
  }
}

/** Of what was not given, only what may have been given before is told: deleted, moved away, or no longer matching. */
function tombstones(
  { settings }: DirectoryContext,
  { guid, deleted, renamed, members }: Row,
  { facts, given }: { readonly facts: Knowing["facts"]; readonly given: Set<string> },
): readonly Change<Account>[] {
  const fact = facts.get(guid);
  // What has members is a group, though it may not be read.
  if (!fact && members.length > 0) return [];
  const isGone = !fact || fact.deleted || deleted;
  if (given.has(guid) || !(isGone || renamed || settings.filter)) return [];
  given.add(guid);
  const kinds = settings.kinds.filter((kind) => !fact || fact.kind === kind);
  return kinds.map((kind) => ({ change: "tombstone", ref: { kind, stable: guid } }));
}
