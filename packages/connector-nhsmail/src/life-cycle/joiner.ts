import { type AccountStanding, isOurs, type Ours } from "./standing.ts";
import type { AccountState } from "./state.ts";

/** An account that is the joiner's by an identifier that no two people share. */
export interface FoundAccount extends AccountStanding {
  readonly id: string;
  /** It lies among the deleted ones. */
  readonly deleted?: boolean | undefined;
}

/**
 * What a joiner's account takes. `create`: there is none. `join`: another organisation has given it up, and address and
 * mailbox come with the person. `restore`: it was ours or nobody's, and lies among the deleted ones. `present`: it is
 * ours already. `ask`: another organisation still holds it and must mark it as a leaver. `disputed`: there are several, and
 * NHSmail has one account for one person.
 */
export type JoinerStep =
  | { readonly step: "create" }
  | { readonly step: "join" | "restore" | "present" | "ask"; readonly account: FoundAccount }
  | { readonly step: "disputed" };

/** Works out how a joiner comes to an account, from all that were found to be the same person's. Never creates beside one. */
export function joinerStep(found: readonly FoundAccount[], ours: Ours): JoinerStep {
  const live = found.filter(({ deleted, state }) => !deleted && !isGone(state));
  if (live.length > 1) return { step: "disputed" };
  const [account] = live;
  if (account) return { step: stepOf(account, ours), account };
  const restorable = found.filter((one) => isOurs(one, ours) && one.state !== "Deleted Permanent");
  if (restorable.length > 1) return { step: "disputed" };
  const [deleted] = restorable;
  return deleted ? { step: "restore", account: deleted } : { step: "create" };
}

function stepOf(account: FoundAccount, ours: Ours): "join" | "present" | "ask" {
  if (isOurs(account, ours)) return "present";
  return account.state === "Active (Leaver)" ? "join" : "ask";
}

function isGone(state: AccountState | undefined): boolean {
  return state === "Deleted" || state === "Deleted Permanent";
}
