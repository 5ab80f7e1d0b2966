import type { HeldEntitlement } from "@rollcall/core";
import type { AccountShape } from "./account-shape.ts";
import type { DirectoryContext } from "./context.ts";
import { dnKey } from "./dn-key.ts";
import { primaryGroupSid } from "./entry-key.ts";
import { linkGuid, parseLink } from "./extended-dn.ts";
import { findKeyOfSid, findKeysOfNames } from "./link-lookup.ts";
import { textOf } from "./value.ts";
import type { Entry } from "./wire.ts";

/** Knows the stable keys of what entries refer to. */
export interface Links {
  /** The key of what a DN-valued attribute refers to; `undefined` when it cannot be seen. */
  keyOf(value: Uint8Array): string | undefined;
  keyOfSid(sid: string): string | undefined;
  /** The entitlement of a group; the same object each time. */
  group(key: string): HeldEntitlement;
  /** The entitlement of a group for those whom the directory counts in it without making them members. */
  fixedGroup(key: string): HeldEntitlement;
}

/** Links that are looked up as they are met. */
export interface LinkTable extends Links {
  /** Looks up what these entries refer to and do not tell the keys of. */
  learn(entries: readonly Entry[], shape: AccountShape, signal?: AbortSignal): Promise<void>;
}

/** DNs that are remembered. */
const most = 20_000;

/**
 * Remembers for a session what never changes, the SIDs of groups, and makes a table of links for each read: what a DN
 * leads to may have changed by the next.
 */
export function linkTables(context: DirectoryContext): () => LinkTable {
  const bySid = new Map<string, string>();
  const groups = new Map<string, HeldEntitlement>();
  const fixed = new Map<string, HeldEntitlement>();
  return () => ({
    ...(context.dialect.address === "guid" ? toldByGuid(context, bySid) : toldByName(context)),
    keyOfSid: (sid) => bySid.get(sid),
    group(id) {
      const made = groups.get(id) ?? { kind: "group", id };
      groups.set(id, made);
      return made;
    },
    fixedGroup(id) {
      const made = fixed.get(id) ?? { kind: "group", id, fixed: true };
      fixed.set(id, made);
      return made;
    },
  });
}

type Told = Pick<LinkTable, "keyOf" | "learn">;

/** Each DN comes with its GUID; what is missing is the group that an account holds by number. */
function toldByGuid(context: DirectoryContext, bySid: Map<string, string>): Told {
  return {
    keyOf: linkGuid,
    async learn(entries, { dialect }, signal) {
      const { primary } = dialect.membership;
      const sids = primary === undefined ? [] : entries.map((one) => primaryGroupSid(one, primary));
      for (const sid of new Set(sids)) {
        if (sid === undefined || bySid.has(sid)) continue;
        const key = await findKeyOfSid(context, sid, signal);
        if (key !== undefined) bySid.set(sid, key);
      }
    },
  };
}

function toldByName(context: DirectoryContext): Told {
  const byName = new Map<string, string>();
  return {
    keyOf: (value) => byName.get(dnKey(parseLink(textOf(value)).dn)),
    async learn(entries, { links }, signal) {
      if (byName.size > most) byName.clear();
      const names = new Set<string>();
      for (const { attributes } of entries) {
        for (const link of links) {
          for (const value of attributes.get(link) ?? []) names.add(textOf(value));
        }
      }
      const unknown = [...names].filter((name) => !byName.has(dnKey(name)));
      for (const [name, key] of await findKeysOfNames(context, unknown, signal)) {
        byName.set(name, key);
      }
    },
  };
}
