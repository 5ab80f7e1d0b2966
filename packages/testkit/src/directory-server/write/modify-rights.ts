import { isOwnChange } from "../accounts/edit-password.ts";
import type { Call } from "../controller/call.ts";
import { refuse } from "../messages/refusal.ts";
import type { GivenChange } from "../messages/request.ts";
import type { Entry } from "../tree/entry.ts";
import type { ModifyRequest } from "./modify-request.ts";
import { assertMay } from "./target.ts";

interface Sorted {
  readonly passwords: readonly GivenChange[];
  readonly others: readonly GivenChange[];
}

/** Refuses changes without the right to them. Whoever knows the old password may change it; a reset is a right. */
export function assertRights(call: Call<ModifyRequest>, entry: Entry, changes: Sorted): void {
  const { passwords, others } = changes;
  if (others.length > 0) assertMay(call, "write", entry);
  if (passwords.length > 0 && !isOwnChange(passwords)) assertMay(call, "password", entry);
  if (!call.actor) refuse("operationsError", "000004DC");
}
