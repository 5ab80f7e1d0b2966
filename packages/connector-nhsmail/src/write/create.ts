import {
  type Attributes,
  ConnectorError,
  type CreateOperation,
  compareValue,
  type Receipt,
  type SideEffect,
} from "@rollcall/core";
import { joinerStep } from "../life-cycle/joiner.ts";
import { type Call, noteMade } from "./call.ts";
import { checkAttributes } from "./check-value.ts";
import { addressAttributes, type Completion, complete } from "./complete.ts";
import { type Found, kindOf } from "./find.ts";
import { licenceIds } from "./licences.ts";
import { assertEntitlements } from "./limits-of-work.ts";
import { assertManager } from "./manager.ts";
import { newUser, passwordWasMade, wholeAttributes } from "./new-user.ts";
import { underFreeAddress } from "./numbered-address.ts";
import { oursOf } from "./permit.ts";
import { type Posted, postUser } from "./post-user.ts";
import { receiptOf } from "./receipt.ts";
import { afterEffect, refusal } from "./refusal.ts";
import { bringBack } from "./restore.ts";
import { accountsOfPerson, type OwnAccount } from "./same-person.ts";

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
      return await make(asked);
    case "present":
      return await present(asked, accountOf(own, step.account.id));
    case "restore":
      return await restored(asked, accountOf(own, step.account.id));
    default:
      return receiptOf(call, operation, "rejected", { problem: problems[step.step] });
  }
}

const problems: Readonly<Record<"join" | "ask" | "disputed", string>> = {
  join: "the person has an account that another organisation has given up: join it in the portal",
  ask: "the person has an account that another organisation holds: ask it to mark the account as a leaver",
  disputed: "the person has more than one account: have all but one of them deleted",
};

/** One create, and what it comes to. */
interface Asked {
  readonly call: Call;
  readonly operation: CreateOperation;
  readonly attributes: Attributes;
}

async function make({ call, operation, attributes: planned }: Asked): Promise<Receipt> {
  const { settings } = call.context;
  const { made, sideEffects: numbering } = await underFreeAddress(settings, planned, (attributes) =>
    post({ call, operation, attributes }),
  );
  const { found, adopted, attributes } = made;
  const { ref } = found.account;
  noteMade(call, ref.stable);
  const told = settings.initialPassword ? [] : [passwordWasMade];
  const how = { keepsAddress: false, fresh: !adopted };
  const { sideEffects } = await completed({ call, operation, attributes }, found, how);
  const adoption = adopted ? [wasAdopted] : [];
  return receiptOf(call, operation, "done", {
    ref,
    sideEffects: [...told, ...numbering, ...adoption, ...sideEffects],
  });
}

async function post(asked: Asked): Promise<Posted & Pick<Asked, "attributes">> {
  const { call, operation, attributes } = asked;
  const body = newUser(call, operation, attributes);
  const names = Object.keys(attributes);
  const isOurs = (found: Found): boolean => isOwnWork(asked, found);
  return { ...(await postUser(call, { body, names, isOurs })), attributes };
}

const wasAdopted: SideEffect = {
  what: "the answer to its creation was lost; the account was found to be there, once",
};

/** An account of ours that is the person's: ours to complete when this operation made it, otherwise somebody must look. */
async function present(asked: Asked, { found }: OwnAccount): Promise<Receipt> {
  const { call, operation } = asked;
  const { ref } = found.account;
  const isReturn = found.standing.state === "Active (Leaver)";
  if (!isReturn && !isOwnWork(asked, found)) throw linkedElsewhere();
  const how = { keepsAddress: true, fresh: false };
  const { changed, sideEffects } = await complete(asked, found, how);
  if (!isReturn)
    return receiptOf(call, operation, changed ? "done" : "already", { ref, sideEffects });
  return receiptOf(call, operation, "done", { ref, sideEffects: [wasJoined, ...sideEffects] });
}

const wasJoined: SideEffect = {
  what: "the person's account was there, given up as a leaver's: it was taken over, with its address",
};

async function restored(asked: Asked, { found: deleted }: OwnAccount): Promise<Receipt> {
  const { call, operation } = asked;
  const found = await bringBack(call, deleted);
  // It was purged between the search and now: the person starts anew.
  if (!found) return await make(asked);
  const { sideEffects } = await completed(asked, found, { keepsAddress: true, fresh: true });
  const { ref } = found.account;
  return receiptOf(call, operation, "done", { ref, sideEffects: [wasRestored, ...sideEffects] });
}

const wasRestored: SideEffect = {
  what: "the person's deleted account was restored, with its address and its mailbox",
};

/** Completes an account that was just made or restored: what fails then, fails after an effect. */
async function completed(asked: Asked, found: Found, how: Completion): ReturnType<typeof complete> {
  try {
    return await complete(asked, found, how);
  } catch (error) {
    throw afterEffect(error);
  }
}

/**
 * Tells whether an account was made by this very operation: by its mark where accounts carry one, otherwise by being all
 * that was asked for, save the address, which may have got a number. One that is enabled where it should not be is nobody's unfinished work.
 */
function isOwnWork({ call, operation, attributes }: Asked, found: Found): boolean {
  const { settings, schema } = call.context;
  const { correlationAttribute: mark } = settings;
  if (mark !== undefined && typeof found.user[mark] === "string") {
    return found.user[mark] === operation.id;
  }
  if (call.made.get(found.account.ref.stable)?.by === operation.id) return true;
  if (found.account.enabled && !operation.enabled) return false;
  return Object.entries(attributes).every(([name, value]) => {
    const attribute = schema.kinds.account?.attributes[name];
    const isOther = !attribute || attribute.reference || attribute.secret;
    if (isOther || addressAttributes.has(name)) return true;
    return compareValue(name, attribute)(value, found.account.attributes[name]) === undefined;
  });
}

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

function linkedElsewhere(): ConnectorError {
  return refusal("already-exists", "the person has an account of ours already", {
    field: "samePersonBy",
    rule: "one-account",
    advice: "Let the policy's rules for correlation find it, or link it; then plan again.",
  });
}
