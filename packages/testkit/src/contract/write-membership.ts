import { type AccountRef, entitlementKey, type Operation } from "@rollcall/core";
import { must, needed } from "./breach.ts";
import type { ContractCheck, ContractContext } from "./contract-check.ts";
import { membershipOperation } from "./operations.ts";
import { readAccount } from "./reading.ts";
import { newAccount, updating, writingSample, written } from "./writing.ts";

/** The rules for granting and revoking. */
export const writeMembershipChecks: readonly Omit<ContractCheck, "part" | "capability">[] = [
  {
    name: "an entitlement is held once granted, and not once revoked",
    run: async (context) => {
      const { ref } = await newAccount(context);
      const key = entitlementKey(entitlementOf(context));
      const held = async (): Promise<boolean> => {
        const account = await readAccount(context.session, ref);
        return account.entitlements.some((one) => entitlementKey(one) === key);
      };
      await written(context, membership(context, ref, "grant"));
      must(await held(), "an entitlement that was granted is not held");
      await written(context, membership(context, ref, "revoke"));
      must(!(await held()), "an entitlement that was revoked is still held");
    },
  },
  {
    name: "granting what is held and revoking what is not are already done",
    run: async (context) => {
      const { ref } = await newAccount(context);
      for (const change of ["grant", "revoke"] as const) {
        await written(context, membership(context, ref, change));
        const { status } = await written(context, membership(context, ref, change));
        must(status === "already", `the second ${change} must say already, not ${status}`);
      }
    },
  },
];

function entitlementOf(context: ContractContext): { readonly kind: string; readonly id: string } {
  return needed(writingSample(context).entitlement, "the writing sample has no entitlement");
}

/** Makes the operation that grants or revokes the entitlement of the sample, at the end where membership is written. */
export function membership(
  context: ContractContext,
  ref: AccountRef,
  change: "grant" | "revoke",
): Operation {
  const entitlement = entitlementOf(context);
  if (context.session.limits.membership?.side !== "entitlement") {
    return updating(context, ref, { [change]: [entitlement] });
  }
  const none = { grant: [], revoke: [] };
  return membershipOperation(context.subject.connector.name, entitlement, {
    ...none,
    [change]: [ref],
  });
}
