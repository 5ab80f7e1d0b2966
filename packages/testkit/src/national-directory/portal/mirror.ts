import { nationalPolicy } from "../organisation.ts";
import type { Settings } from "../settings.ts";
import type { Entry } from "../store/change.ts";
import type { Store } from "../store/store.ts";
import type { AccountState, PortalRecord } from "./portal-record.ts";

/** Works out what a change through Graph makes of an account's record in the portal; `undefined` for nothing. */
export function mirrored(store: Store, settings: Settings, entry: Entry): PortalRecord | undefined {
  if (!("id" in entry) || entry.do === "portal" || entry.do === "grant" || isOwn(entry.by)) return;
  const object = store.objects.get(entry.id);
  if (object?.kind !== "user") return;
  const { portal } = object;
  if (entry.do === "set") {
    return portal ? changed(portal, settings, entry) : fresh(settings, entry);
  }
  const states = { delete: "Deleted", restore: "Active", purge: "Deleted Permanent" } as const;
  const state = states[entry.do];
  if (!portal || portal.state === state) return;
  return moved(portal, state, entry.at);
}

function isOwn(by: string): boolean {
  return by === "life-cycle" || by.startsWith("portal:");
}

type Setting = Entry & { readonly do: "set" };

function changed(
  portal: PortalRecord,
  settings: Settings,
  { patch, at }: Setting,
): PortalRecord | undefined {
  if (portal.state === "MigrationPending" || portal.state === "Pending") {
    // "Do not edit until Active": whoever does it disturbs the provisioning.
    return portal.disrupted ? undefined : { ...portal, disrupted: true };
  }
  const organisation = patch[settings.organisationAttribute];
  const moving = typeof organisation === "string" && organisation !== portal.organisation;
  const owned = moving ? { ...portal, organisation } : portal;
  const { accountEnabled } = patch;
  if (accountEnabled === false && portal.state !== "Disabled") return moved(owned, "Disabled", at);
  if (accountEnabled === true && portal.state === "Disabled") return moved(owned, "Active", at);
  return moving ? owned : undefined;
}

function moved(portal: PortalRecord, state: AccountState, at: number): PortalRecord {
  const { next: _, ...rest } = portal;
  return { ...rest, state, since: at };
}

function fresh(settings: Settings, { patch, at }: Setting): PortalRecord {
  const code = patch[settings.organisationAttribute];
  const organisation = typeof code === "string" ? code : "";
  return {
    state: patch.accountEnabled === false ? "Disabled" : "Active",
    since: at,
    organisation,
    policy: nationalPolicy(organisation),
    accepted: true,
    used: "always",
    created: at,
    extras: [],
  };
}
