import {
  type Attributes,
  type CreateOperation,
  compareValue,
  type EntitlementRef,
  type Operation,
  type UpdateOperation,
} from "@rollcall/core";
import { joinerStep } from "../life-cycle/joiner.ts";
import { isOurs } from "../life-cycle/standing.ts";
import { isPassing } from "../life-cycle/state.ts";
import { changeOf, namesIn } from "./account-change.ts";
import type { Call } from "./call.ts";
import { checkAttributes, checkDeltas } from "./check-value.ts";
import { assertExpected } from "./expectation.ts";
import { type Found, find, kindOf } from "./find.ts";
import { holdingsOf } from "./holdings.ts";
import { wholeAttributes } from "./new-user.ts";
import { assertOnePolicy } from "./one-policy.ts";
import { assertMayWrite, oursOf } from "./permit.ts";
import { notOurs, unexpected } from "./refusal.ts";
import { accountsOfPerson, findDeleted } from "./same-person.ts";
import { assertUkNumber } from "./uk-number.ts";

/** What somebody else is to be asked for an operation, after looking at what there is. */
export type Proposal =
  | { readonly is: "already"; readonly found?: Found | undefined }
  /** It was asked for before, and the portal is at work on it. */
  | { readonly is: "under-way"; readonly found: Found }
  | { readonly is: "rejected"; readonly problem: string }
  | (Wanted & { readonly is: "wanted" });

/** What is wanted of an account. */
export interface Wanted {
  readonly act: "create" | "join" | "change" | "delete" | "restore";
  /** Missing for an account that is to be made. */
  readonly found?: Found | undefined;
  /** What differs. */
  readonly attributes: Attributes;
  /** All attributes as they are to be. */
  readonly after: Attributes;
  readonly enabled?: boolean | undefined;
  readonly grant: readonly EntitlementRef[];
  readonly revoke: readonly EntitlementRef[];
}

type AccountOperation = Exclude<Operation, { readonly kind: "membership" }>;

/**
 * Works out what to ask for. Nobody is asked to touch another organisation's account, one that the portal is at work on, or
 * one that is not as expected: these throw as a write of our own would.
 */
export async function propose(call: Call, operation: AccountOperation): Promise<Proposal> {
  kindOf(call, operation.account);
  switch (operation.kind) {
    case "create":
      return await proposeNew(call, operation);
    case "update":
      return await proposeChange(call, operation);
    case "delete":
      return await proposeEnd(call, operation);
    case "restore":
      return await proposeReturn(call, operation);
  }
}

const nothing = { attributes: {}, after: {}, grant: [], revoke: [] };

async function proposeNew(call: Call, operation: CreateOperation): Promise<Proposal> {
  checkAttributes(kindOf(call, operation.account), operation.attributes);
  assertOnePolicy(operation.entitlements);
  const attributes = wholeAttributes(call, operation);
  assertUkNumber(attributes);
  const own = await accountsOfPerson(call, attributes);
  const step = joinerStep(own, oursOf(call.context.settings));
  const found = "account" in step ? own.find(({ id }) => id === step.account.id)?.found : undefined;
  const asked = {
    attributes,
    after: attributes,
    enabled: operation.enabled,
    grant: operation.entitlements,
    revoke: [],
  };
  if (step.step === "disputed") return { is: "rejected", problem: disputed };
  if (step.step === "ask") return { is: "rejected", problem: heldElsewhere };
  if (step.step === "create" || !found) return { is: "wanted", act: "create", ...asked };
  if (step.step === "present") return present(call, found, asked);
  const act = step.step === "join" ? "join" : "restore";
  return { is: "wanted", act, found, ...asked, attributes: withoutAddress(attributes) };
}

const disputed = "the person has more than one account: have all but one of them deleted";
const heldElsewhere =
  "the person has an account that another organisation holds: ask it to mark the account as a leaver";

/** What was made in the portal since the plan was made: the next plan finds it and goes on from there. */
function present(call: Call, found: Found, asked: Omit<Wanted, "act">): Proposal {
  const { state } = found.standing;
  if (state !== undefined && isPassing(state)) return { is: "under-way", found };
  const attributes = differing(call, withoutAddress(asked.attributes), found);
  if (Object.keys(attributes).length === 0) return { is: "already", found };
  return { is: "wanted", act: "change", found, ...asked, attributes };
}

async function proposeChange(call: Call, operation: UpdateOperation): Promise<Proposal> {
  checkDeltas(kindOf(call, operation.ref.kind), operation.deltas);
  assertOnePolicy(operation.grant ?? []);
  const found = await find(call, operation.ref, namesIn(operation));
  if (!found) throw unexpected("the account was deleted since it was read");
  assertMayWrite(call, found);
  const held = await holdingsOf(call, found, operation);
  const change = changeOf(call, operation, { found, held });
  const { attributes, enabled, grant, revoke } = change;
  assertUkNumber(attributes);
  const isNothing =
    Object.keys(attributes).length + grant.length + revoke.length === 0 && enabled === undefined;
  if (isNothing) return { is: "already", found };
  assertExpected(call, operation.expects, { found, held });
  return { is: "wanted", act: "change", found, ...change };
}

async function proposeEnd(
  call: Call,
  { ref, expects }: Operation & { readonly kind: "delete" },
): Promise<Proposal> {
  const found = await find(call, ref, Object.keys(expects.attributes ?? {}));
  if (!found) return { is: "already" };
  assertMayWrite(call, found);
  assertExpected(call, expects, { found, held: await holdingsOf(call, found, { expects }) });
  return { is: "wanted", act: "delete", found, ...nothing };
}

async function proposeReturn(
  call: Call,
  { ref }: Operation & { readonly kind: "restore" },
): Promise<Proposal> {
  const live = await find(call, ref, []);
  const found = live ?? (await findDeleted(call, ref.stable));
  if (!found) throw unexpected("the account was deleted for good");
  if (!isOurs(found.standing, oursOf(call.context.settings))) throw notOurs();
  return live ? { is: "already", found } : { is: "wanted", act: "restore", found, ...nothing };
}

/** An address follows the person, and nobody is asked to change it. */
function withoutAddress(attributes: Attributes): Attributes {
  const { userPrincipalName: _, mail: __, mailNickname: ___, ...rest } = attributes;
  return rest;
}

function differing({ context }: Call, attributes: Attributes, { account }: Found): Attributes {
  const known = context.schema.kinds.account?.attributes ?? {};
  return Object.fromEntries(
    Object.entries(attributes).filter(([name, value]) => {
      const attribute = known[name];
      const compared = attribute && compareValue(name, attribute);
      return compared?.(value, account.attributes[name]) !== undefined;
    }),
  );
}
