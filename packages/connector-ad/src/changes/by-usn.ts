import type { DirectoryContext } from "../context.ts";
import { showDeletedControl } from "../controls.ts";
import { keyOf } from "../entry-key.ts";
import { failure } from "../errors.ts";
import { pagedSearch } from "../paging.ts";
import { textsOf } from "../texts-of.ts";
import type { Entry, WireCall } from "../wire.ts";
import { changedMembers } from "./changed-members.ts";
import { type Row, rowFilter } from "./row.ts";

/**
 * Reads what has changed after a number of the controller, deleted objects too. Any change may be a rename. Of groups,
 * the members that came and went are told by the metadata of their values, where the server has them.
 */
export async function* rowsByUsn(
  context: DirectoryContext,
  after: bigint,
  { signal, connection }: Pick<WireCall, "signal" | "connection"> = {},
): AsyncIterable<readonly Row[]> {
  const { wire, root, settings } = context;
  const changed = { atLeast: "uSNChanged", value: (after + 1n).toString() } as const;
  const search = {
    base: root.defaultNamingContext,
    scope: "subtree",
    filter: { and: [changed, rowFilter] },
    attributes: ["objectGUID", "objectClass", "isDeleted", "uSNCreated"],
  } as const;
  const paging = {
    pageSize: settings.pageSize,
    controls: [showDeletedControl],
    signal,
    connection,
  };
  for await (const { entries, result } of pagedSearch(wire, search, paging)) {
    if (result.code !== 0) throw failure(result, { call: "search" });
    const rows: Row[] = [];
    for (const entry of entries) rows.push(...(await rowsOf(context, entry, { after, signal })));
    yield rows;
  }
}

async function rowsOf(
  context: DirectoryContext,
  entry: Entry,
  { after, signal }: { readonly after: bigint; readonly signal?: AbortSignal | undefined },
): Promise<readonly Row[]> {
  const guid = keyOf(entry, context.dialect);
  if (guid === undefined) return [];
  const texts = (name: string): readonly string[] =>
    textsOf(entry, name).map((text) => text.toLowerCase());
  const isGroup = texts("objectclass").includes("group");
  const deleted = texts("isdeleted")[0] === "true";
  const created = BigInt(texts("usncreated")[0] ?? 0) > after;
  const row = { guid, deleted, created, renamed: !isGroup, members: [] };
  if (!isGroup || deleted) return [row];
  const members = created ? undefined : await changedMembers(context, guid, { after, signal });
  return [members ? { ...row, members } : { ...row, membersUnknown: true }];
}
