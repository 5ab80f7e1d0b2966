import type { WriteLease } from "@rollcall/core";
import { issueLease } from "../../core/src/connector/lease.ts";

/** A lease as apply would issue it. */
export const lease: WriteLease = issueLease({
  planHash: "0".repeat(64),
  approvedBy: "Ada Okafor",
  expires: "2026-11-22T00:00:00Z",
});
