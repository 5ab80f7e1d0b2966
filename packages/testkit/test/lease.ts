import type { WriteLease } from "@rollcall/core";
import { lendLease } from "../src/contract/lend-lease.ts";

/** A lease that apply has issued; good for as long as the process lives. */
export const lease: WriteLease = await lendLease(async (lent) => lent);
