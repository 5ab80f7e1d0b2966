import type { WriteLease } from "@rollcall/core";
import { lendLease } from "@rollcall/testkit";

/** A lease that is good for as long as the tests run. */
export const lease: WriteLease = await lendLease(async (lent) => lent);
