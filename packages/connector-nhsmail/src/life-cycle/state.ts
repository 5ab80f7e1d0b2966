/**
 * The states of an account as the portal shows them ("Types of account status", support.nhs.net). The last six are passed
 * through while the portal works.
 */
export const accountStates = [
  "Active",
  "Active (Leaver)",
  "Inactive",
  "Locked",
  "Disabled",
  "Deleted",
  "Deleted Permanent",
  "Pending",
  "MigrationPending",
  "Enabling",
  "Disabling",
  "Deleting",
  "Restoring",
] as const;

/** The state of an account in the portal. */
export type AccountState = (typeof accountStates)[number];

const passing: ReadonlySet<AccountState> = new Set([
  "Pending",
  "MigrationPending",
  "Enabling",
  "Disabling",
  "Deleting",
  "Restoring",
]);

/** Tells whether the portal is at work on an account, so that nobody may edit it: "may disrupt provisioning". */
export function isPassing(state: AccountState): boolean {
  return passing.has(state);
}

const byText: ReadonlyMap<string, AccountState> = new Map(
  accountStates.map((state) => [plain(state), state]),
);

/**
 * Reads a state as it is written anywhere; letter case and blanks do not count. The older list's `Disabled_Leaver` is
 * `Disabled`. `undefined` for one that is not known, which must not be taken for any other.
 */
export function parseState(text: string): AccountState | undefined {
  const known = plain(text);
  return known === "disabled_leaver" ? "Disabled" : byText.get(known);
}

function plain(text: string): string {
  return text.replaceAll(/\s+/g, "").toLowerCase();
}
