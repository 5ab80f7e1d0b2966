import {
  type Absent,
  type Account,
  type AccountRef,
  assertWanted,
  type CallOptions,
} from "@rollcall/core";
import { accountShape } from "../account-shape.ts";
import type { DirectoryContext } from "../context.ts";
import { controlOid, showDeletedControl } from "../controls.ts";
import { parentDN } from "../dn.ts";
import { failure } from "../errors.ts";
import { entryDN } from "../extended-dn.ts";
import type { LinkTable } from "../links.ts";
import { type SearchAnswer, searchOnce } from "../search-once.ts";
import type { WireCall, WireFilter } from "../wire.ts";
import { placeOf } from "./place.ts";
import { recordsOf } from "./records.ts";
import { basesOf, filterOf, isInScope, linkControls } from "./scope.ts";

/**
 * Reads one record by its key, or proves that it is not there. `tombstone`: it was deleted. `not-found`: where it should
 * be, the connector's account can see, and it is not. `no-permission`: it is outside what the connector was told to
 * manage, or it cannot be told whether it is there. Throws when the server does not answer the question.
 */
export async function get(
  context: DirectoryContext,
  links: LinkTable,
  ref: AccountRef,
  { signal }: CallOptions = {},
): Promise<Account | Absent> {
  assertWanted(signal);
  const place = placeOf(context, ref.stable);
  const kind = context.dialect.kinds[ref.kind];
  if (!place || !kind) return { absent: "not-found", ref };
  const { dialect, root } = context;
  const shape = accountShape(dialect, { kind: ref.kind, withoutBacklinks: !root.backlinks });
  const look = async (filter: WireFilter, asked: readonly string[]): Promise<SearchAnswer> =>
    answered(
      await searchOnce(
        context.wire,
        { ...place, filter: { and: [place.filter, filter] }, attributes: asked },
        { controls: linkControls(context), signal },
      ),
    );
  const { entries } = await look(filterOf(context, ref.kind), shape.asked);
  const [entry] = entries;
  if (entry) {
    if (!isInScope(context, ref.kind, entryDN(entry))) return { absent: "no-permission", ref };
    const { items } = await recordsOf(context, [entry], { shape, links, signal });
    return items[0] ?? { absent: "no-permission", ref };
  }
  const [there] = (await look({ present: "objectClass" }, ["objectClass"])).entries;
  if (!there) return { absent: await proofOf(context, ref, { signal }), ref };
  if (!there.attributes.has("objectclass")) return { absent: "no-permission", ref };
  const isOfKind = (await look(kind.filter, ["1.1"])).entries.length > 0;
  return { absent: isOfKind ? "no-permission" : "not-found", ref };
}

/** That there is no such object is an answer; any other failure is not. */
function answered(answer: SearchAnswer): SearchAnswer {
  if (answer.result.code === 0 || answer.result.code === 32) return answer;
  throw failure(answer.result, { call: "search" });
}

/** A server hides what may not be read as if it were not there, so that the place is looked at too. */
async function proofOf(
  context: DirectoryContext,
  ref: AccountRef,
  call: WireCall,
): Promise<Absent["absent"]> {
  if (await isDeleted(context, ref, call)) return "tombstone";
  const home = ref.lookup === undefined ? undefined : parentDN(ref.lookup);
  const places = home === undefined ? basesOf(context, ref.kind) : [home];
  for (const base of places) {
    if (!(await isSeen(context, base, call))) return "no-permission";
  }
  return "not-found";
}

async function isDeleted(
  { wire, root }: DirectoryContext,
  { stable }: AccountRef,
  call: WireCall,
): Promise<boolean> {
  if (!root.controls.has(controlOid.showDeleted)) return false;
  const search = {
    base: `<GUID=${stable}>`,
    scope: "base",
    filter: { equal: "isDeleted", value: "TRUE" },
    attributes: ["isDeleted"],
  } as const;
  const controls = [showDeletedControl];
  return answered(await searchOnce(wire, search, { ...call, controls })).entries.length > 0;
}

/**
 * Tells whether the account may look into a place. Active Directory shows a container of which it shows nothing inside, so
 * that one with nothing in it proves nothing.
 */
async function isSeen(
  { wire, root }: DirectoryContext,
  base: string,
  call: WireCall,
): Promise<boolean> {
  const filter = { present: "objectClass" } as const;
  const look = async (scope: "base" | "one"): Promise<boolean> => {
    const search = { base, scope, filter, attributes: ["objectClass"], sizeLimit: 1 } as const;
    const { entries } = looked(await searchOnce(wire, search, call));
    return entries[0]?.attributes.has("objectclass") ?? false;
  };
  return (await look("base")) && (root.dialect !== "active-directory" || (await look("one")));
}

/** More than one is no failure. */
function looked(answer: SearchAnswer): SearchAnswer {
  return answer.result.code === 4 ? answer : answered(answer);
}
