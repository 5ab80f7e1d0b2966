import type { Controller } from "../controller/controller.ts";
import type { RightsEntry } from "../controller/rights.ts";
import { splitDn } from "../names/split.ts";
import { fileTime } from "../names/time.ts";
import type { SeedEntry } from "../options.ts";
import { entryNamed } from "../session/account-named.ts";
import type { Entry } from "../tree/entry.ts";
import { isDeleted } from "../tree/entry-state.ts";
import { dnOf } from "../tree/place.ts";
import { withAttributes } from "../tree/with-attributes.ts";
import { addEntries } from "./add-entries.ts";
import { type EntryView, viewOf } from "./entry-view.ts";
import { bytesOf, quotedPassword } from "./given.ts";
import { byOtherHand } from "./other-hand.ts";

/** What a change by another hand writes; attributes that are `null` are taken away. */
export type ChangedAttributes = Readonly<Record<string, SeedEntry["attributes"][string] | null>>;

/**
 * A directory as a test looks at it: past the wire, and as an administrator who changes it by other means, under the
 * same rules. Entries are named by distinguished name, `<GUID=…>`, `<SID=…>`, sAMAccountName or user principal name.
 */
export interface ServedDirectory {
  /** All entries, deleted ones too when `deleted` says so. */
  entries(deleted?: boolean): readonly EntryView[];
  /** One entry, deleted or not; `undefined` when there is none. */
  entry(name: string): EntryView | undefined;
  add(...entries: readonly SeedEntry[]): void;
  change(name: string, attributes: ChangedAttributes): void;
  setPassword(name: string, password: string): void;
  /** Locks an account out, as failed sign-ins do. */
  lock(name: string): void;
  /** Gives an entry another name, another place, or both. */
  move(name: string, dn: string): void;
  /** Deletes an entry with all that is below it. */
  remove(name: string): void;
  /** Takes away an entry and every trace of it, as garbage collection does. */
  purge(name: string): void;
  /** Gives rights, or refuses them. */
  allow(rights: RightsEntry): void;
  /** Forgets all rights that were given or refused, those of a fault too. */
  resetRights(): void;
}

/** Makes the view of a controller's directory. */
export function servedDirectory(controller: Controller): ServedDirectory {
  const { tree, rights, commit } = controller;
  const found = (name: string): Entry => {
    const entry = entryNamed(tree, name);
    if (!entry) throw new Error("there is no such entry");
    return entry;
  };
  const modify = (name: string, type: string, value: SeedEntry["attributes"][string]): void => {
    const changes = [{ how: "replace", type, values: bytesOf(value) } as const];
    byOtherHand(controller, { kind: "modify", dn: guid(found(name)), changes });
  };
  return {
    entries: (deleted = false) =>
      [...tree.entries.values()]
        .filter((entry) => deleted || !isDeleted(entry))
        .map((entry) => viewOf(controller, entry)),
    entry: (name) => {
      const entry = entryNamed(tree, name);
      return entry && viewOf(controller, entry);
    },
    add: (...entries) => addEntries(controller, entries),
    change: (name, attributes) => {
      const changes = Object.entries(attributes).map(([type, value]) => {
        return { how: "replace", type, values: value === null ? [] : bytesOf(value) } as const;
      });
      byOtherHand(controller, { kind: "modify", dn: guid(found(name)), changes });
    },
    setPassword: (name, password) => modify(name, "unicodePwd", quotedPassword(password)),
    lock: (name) => {
      const entry = withAttributes(found(name), { lockouttime: [fileTime(controller.now())] });
      commit([{ kind: "put", entry }]);
    },
    move: (name, dn) => {
      const [newRdn, newSuperior] = splitDn(dn);
      const dnNow = dnOf(tree, found(name));
      byOtherHand(controller, { kind: "rename", dn: dnNow, newRdn, newSuperior, deleteOld: true });
    },
    remove: (name) => byOtherHand(controller, { kind: "delete", dn: guid(found(name)) }),
    purge: (name) => commit([{ kind: "purge", id: found(name).id }]),
    allow: (one) => {
      rights.push(one);
    },
    resetRights: () => {
      rights.length = 0;
    },
  };
}

function guid({ id }: Entry): string {
  return `<GUID=${id}>`;
}
