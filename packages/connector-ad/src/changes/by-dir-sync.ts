import type { DirectoryContext } from "../context.ts";
import { keyOf } from "../entry-key.ts";
import { failure } from "../errors.ts";
import { linkGuid } from "../extended-dn.ts";
import { parseRange } from "../range.ts";
import { textOf } from "../value.ts";
import type { Entry, WireFilter, WireResult } from "../wire.ts";
import { type DirSyncPage, dirSync } from "./dir-sync.ts";
import { type Row, rowFilter } from "./row.ts";
import { invalidToken } from "./token-value.ts";

/** What is read of the changes after a cookie. */
export interface DirSyncOptions {
  readonly objectSecurity: boolean;
  /** Attributes of which a change matters. */
  readonly attributes: readonly string[];
  readonly signal?: AbortSignal | undefined;
  /** To the controller whose cookie it is. */
  readonly connection?: number | undefined;
}

/** One page of changes. */
export interface RowPage {
  readonly rows: readonly Row[];
  /** Where to go on from after this page. */
  readonly cookie: Uint8Array;
}

// Without `name`, a rename or a move is not told at all.
const always = ["name", "objectClass", "isDeleted", "whenCreated", "member"];
// No object has this class: the server looks through everything, and gives nothing but the cookie.
const nothing: WireFilter = { equal: "objectClass", value: "rollcallNothing" };

/** Gets a cookie that stands for now. */
export async function firstCookie(
  context: DirectoryContext,
  { objectSecurity, signal, connection }: DirSyncOptions,
): Promise<Uint8Array> {
  let found: Uint8Array | undefined;
  const cookie = new Uint8Array(0);
  const attributes = ["name"];
  const query = { filter: nothing, attributes, cookie, objectSecurity, signal, connection };
  for await (const page of dirSync(context, query)) {
    if (page.result.code !== 0) throw failure(page.result, { call: "search" });
    found = page.cookie;
  }
  return cookieOf(found);
}

/** Reads what has changed after a cookie. Throws `delta-invalid` for one that the server does not take. */
export async function* rowsByDirSync(
  context: DirectoryContext,
  cookie: Uint8Array,
  { attributes, ...options }: DirSyncOptions,
): AsyncIterable<RowPage> {
  const asked = [...new Set([...always, ...attributes])];
  const query = { ...options, filter: rowFilter, attributes: asked, cookie };
  for await (const page of dirSync(context, query)) {
    if (page.result.code !== 0) throw refusal(page.result);
    yield { rows: rowsOf(context, page), cookie: cookieOf(page.cookie) };
  }
}

// Unavailable critical extension, unwilling, protocol error, constraint violation: answers to a cookie that is none.
const cookieRefused: ReadonlySet<number> = new Set([2, 12, 19, 53]);

function refusal(result: WireResult): Error {
  if (cookieRefused.has(result.code)) return invalidToken("the controller refuses the delta token");
  return failure(result, { call: "search" });
}

function cookieOf(cookie: Uint8Array | undefined): Uint8Array {
  if (cookie && cookie.length > 0) return cookie;
  throw invalidToken("the controller gave no delta token to go on from");
}

function rowsOf({ dialect }: DirectoryContext, { entries }: DirSyncPage): readonly Row[] {
  return entries.flatMap((entry) => {
    const guid = keyOf(entry, dialect);
    return guid === undefined ? [] : [rowOf(entry, guid)];
  });
}

function rowOf({ attributes }: Entry, guid: string): Row {
  const deleted = attributes.get("isdeleted")?.[0];
  const members: string[] = [];
  let membersUnknown = false;
  for (const [name, values] of attributes) {
    if (name !== "member" && parseRange(name)?.attribute !== "member") continue;
    for (const value of values) {
      const member = linkGuid(value);
      if (member === undefined) membersUnknown = true;
      else members.push(member);
    }
  }
  return {
    guid,
    deleted: deleted !== undefined && textOf(deleted).toUpperCase() === "TRUE",
    created: attributes.has("whencreated"),
    renamed: attributes.has("name"),
    members,
    ...(membersUnknown && { membersUnknown }),
  };
}
