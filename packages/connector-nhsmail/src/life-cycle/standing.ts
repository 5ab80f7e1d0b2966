import { type AccountState, isPassing } from "./state.ts";

/** What is known of an account at the moment of a write. */
export interface AccountStanding {
  /** The ODS code; missing where the tenant is all ours and no attribute carries it. */
  readonly organisation?: string | undefined;
  /** Missing where no attribute carries it. */
  readonly state?: AccountState | undefined;
}

/** Whose accounts are ours. */
export interface Ours {
  readonly organisations: ReadonlySet<string>;
  /** Accounts carry their organisation; an account that carries none is then nobody's of ours. */
  readonly told: boolean;
}

/**
 * Whether an account may be written now. `theirs`: another organisation's, or nobody knows whose. `passing`: the portal is
 * at work on it. `gone`: deleted, and only to be restored.
 */
export type Leave = "may" | "theirs" | "passing" | "gone";

/** Judges an account at the moment of a write. Whose it is comes before all else. */
export function leaveToWrite(account: AccountStanding, ours: Ours): Leave {
  if (!isOurs(account, ours)) return "theirs";
  const { state } = account;
  if (state === undefined) return "may";
  if (isPassing(state)) return "passing";
  return state === "Deleted" || state === "Deleted Permanent" ? "gone" : "may";
}

/** Tells whether an account belongs to one of our organisations. */
export function isOurs({ organisation }: AccountStanding, ours: Ours): boolean {
  if (!ours.told) return true;
  return organisation !== undefined && ours.organisations.has(organisation.toUpperCase());
}
