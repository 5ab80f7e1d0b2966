import type { Limits } from "@rollcall/core";
import fc, { type Arbitrary } from "fast-check";

/** Makes the limits of targets that take their writes in different ways. */
export function someLimits(): Arbitrary<Limits> {
  return fc.record(
    {
      concurrency: fc.constantFrom(1, 8),
      together: fc.constantFrom<NonNullable<Limits["together"]>>(
        [["attributes", "entitlements"]],
        [["attributes", "enabled", "name"]],
        [
          ["attributes", "enabled"],
          ["name", "container"],
        ],
        [],
      ),
      membership: fc.constantFrom<NonNullable<Limits["membership"]>>(
        { side: "account" },
        { side: "entitlement", grantsPerWrite: 1, revokesPerWrite: 2 },
        { side: "entitlement", endWithAccount: true },
        { side: "either" },
      ),
      restorable: fc.boolean(),
    },
    { requiredKeys: [] },
  );
}
