import { mustHold } from "../../access/allowed.ts";
import type { Call } from "../operation.ts";

const leaving = ["User-LifeCycleInfo.Read.All", "User-LifeCycleInfo.ReadWrite.All"];

/** Refuses properties that ask for a permission of their own. */
export function checkReadable(call: Call, wanted: readonly string[]): void {
  if (wanted.includes("employeeLeaveDateTime")) mustHold(call.bearer, leaving);
  if (wanted.includes("signInActivity")) mustHold(call.bearer, ["AuditLog.Read.All"]);
}
