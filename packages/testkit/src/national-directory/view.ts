import type { Group, User } from "@microsoft/microsoft-graph-types";
import type { GraphFault } from "./faults/fault.ts";
import type { PortalRecord } from "./portal/portal-record.ts";
import type { Entry } from "./store/change.ts";
import { otherHolder } from "./store/taken.ts";
import { latest, type StoredObject } from "./store/version.ts";
import type { Trespass, World } from "./world.ts";

/** An account as it is at the primary. */
export interface AccountView {
  readonly id: string;
  readonly life: "live" | "deleted" | "purged";
  readonly user: User;
  readonly portal: PortalRecord | undefined;
}

/** Looks at the primary, for assertions: no request, no lag, no limits. */
export interface NationalView {
  /** Gives an account by its identifier or its principal name. */
  account(key: string): AccountView | undefined;
  /** Gives all accounts, purged ones left out. */
  accounts(): readonly AccountView[];
  groups(): readonly (Group & { readonly id: string })[];
  /** Gives the identifiers of a group's members. */
  membersOf(group: string): readonly string[];
  /** The journal, oldest entry first. */
  readonly journal: readonly Entry[];
  /** Writes of applications to accounts of organisations that they do not serve. */
  readonly trespasses: readonly Trespass[];
  /** The faults that struck so far. */
  readonly struck: readonly {
    readonly operation: string | undefined;
    readonly kind: GraphFault["kind"];
  }[];
}

/** Makes a view of a directory. */
export function nationalView(world: World): NationalView {
  const { store } = world;
  const byKey = (key: string): StoredObject | undefined => {
    const name = { property: "userPrincipalName", value: key } as const;
    return (
      store.objects.get(key) ?? store.objects.get(otherHolder(store.taken, undefined, name) ?? "")
    );
  };
  const now = (): void => world.lifecycle.run(world.clock.now());
  return {
    account: (key) => {
      now();
      const object = byKey(key);
      return object?.kind === "user" ? viewOf(object) : undefined;
    },
    accounts: () => {
      now();
      return store.order
        .filter(({ kind }) => kind === "user")
        .map(viewOf)
        .filter(({ life }) => life !== "purged");
    },
    groups: () =>
      store.order
        .filter((object) => object.kind === "group" && latest(object).life === "live")
        .map((object) => ({ ...latest(object).properties, id: object.id })),
    membersOf: (group) => [...(store.members.now.get(group) ?? [])],
    journal: store.entries,
    trespasses: world.trespasses,
    struck: world.faults.struck,
  };
}

function viewOf(object: StoredObject): AccountView {
  const { life, properties } = latest(object);
  return {
    id: object.id,
    life,
    user: { ...properties, id: object.id } as User,
    portal: object.portal,
  };
}
