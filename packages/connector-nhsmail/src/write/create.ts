import {
  type Attributes,
  ConnectorError,
  type CreateOperation,
  type Receipt,
} from "@rollcall/core";
import { joinerStep } from "../life-cycle/joiner.ts";
import type { Call } from "./call.ts";
import { checkAttributes } from "./check-value.ts";
import { kindOf } from "./find.ts";
import { licenceIds } from "./licences.ts";
import { assertEntitlements } from "./limits-of-work.ts";
import { makeAccount } from "./make-account.ts";
import { assertManager } from "./manager.ts";
import { wholeAttributes } from "./new-user.ts";
import { oursOf } from "./permit.ts";
import { receiptOf } from "./receipt.ts";
import { refusal } from "./refusal.ts";
import { accountsOfPerson, type OwnAccount } from "./same-person.ts";
import { bringBackAccount, takeOver } from "./take-over.ts";

/**
 * Gives a person an account: searches first for one that is theirs already, anywhere, and makes one only when there is none.
 * A deleted one of ours is restored; one that an earlier try has made is completed; one that another organisation
 * holds is left alone, and the receipt says whom to ask.
 */
export async function create(call: Call, operation: CreateOperation): Promise<Receipt> {
  const kind = kindOf(call, operation.account);
  checkAttributes(kind, operation.attributes);
  assertEntitlements(call, operation.entitlements);
  const attributes = wholeAttributes(call, operation);
  assertLicensable(operation, attributes);
  await assertManager(call, attributes.manager);
  const asked = { call, operation, attributes };
  const own = await accountsOfPerson(call, attributes);
  const step = joinerStep(own, oursOf(call.context.settings));
  switch (step.step) {
    case "create":
      return await makeAccount(asked);
    case "present":
      return await takeOver(asked, accountOf(own, step.account.id));
    case "restore":
      return await bringBackAccount(asked, accountOf(own, step.account.id));
    default:
      return receiptOf(call, operation, "rejected", { problem: problems[step.step] });
  }
}

const problems: Readonly<Record<"join" | "ask" | "disputed", string>> = {
  join: "the person has an account that another organisation has given up: join it in the portal",
  ask: "the person has an account that another organisation holds: ask it to mark the account as a leaver",
  disputed: "the person has more than one account: have all but one of them deleted",
};

function accountOf(own: readonly OwnAccount[], id: string): OwnAccount {
  const account = own.find((one) => one.id === id);
  if (account) return account;
  throw new ConnectorError({ code: "internal", message: "an account was found and is gone" });
}

function assertLicensable({ entitlements }: CreateOperation, attributes: Attributes): void {
  if (licenceIds(entitlements).length === 0 || attributes.usageLocation !== undefined) return;
  throw refusal("invalid-value", "a licence needs the country in which it is used", {
    field: "usageLocation",
    rule: "licence",
    advice: "Give the policy a rule for usageLocation, such as GB.",
  });
}
