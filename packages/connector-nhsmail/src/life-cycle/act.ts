import type { AccountState } from "./state.ts";

/** What an organisation may do to an account in the portal. */
export type PortalAct =
  | "join"
  | "edit"
  | "mark-as-leaver"
  | "disable"
  | "enable"
  | "delete"
  | "restore";

interface Rule {
  readonly from: readonly AccountState[];
  /** The state that it is in next; missing when it stays as it is. */
  readonly to?: AccountState | undefined;
}

const rules: Readonly<Record<PortalAct, Rule>> = {
  join: { from: ["Active (Leaver)"], to: "Active" },
  edit: { from: ["Active", "Active (Leaver)", "Inactive", "Locked", "Disabled"] },
  "mark-as-leaver": { from: ["Active"], to: "Active (Leaver)" },
  disable: { from: ["Active", "Active (Leaver)", "Inactive"], to: "Disabling" },
  enable: { from: ["Disabled", "Inactive"], to: "Enabling" },
  delete: { from: ["Active", "Active (Leaver)", "Inactive", "Disabled"], to: "Deleting" },
  restore: { from: ["Deleted"], to: "Restoring" },
};

/** Tells whether an act is possible in a state. */
export function isPossible(act: PortalAct, state: AccountState): boolean {
  return rules[act].from.includes(state);
}

/** Gives the state in which an act leaves an account; `undefined` when it is not possible. */
export function stateAfter(act: PortalAct, state: AccountState): AccountState | undefined {
  return isPossible(act, state) ? (rules[act].to ?? state) : undefined;
}

const ends: Partial<Record<AccountState, AccountState>> = {
  Pending: "MigrationPending",
  MigrationPending: "Active",
  Enabling: "Active",
  Disabling: "Disabled",
  Deleting: "Deleted",
  Restoring: "Active",
};

/** Gives the state that a passing state leads to; `undefined` for one that stays. */
export function endOfPassing(state: AccountState): AccountState | undefined {
  return ends[state];
}
