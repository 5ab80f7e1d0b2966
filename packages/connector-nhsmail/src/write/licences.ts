import type { LicenseAssignmentState } from "@microsoft/microsoft-graph-types";
import type { ConnectorError, EntitlementRef } from "@rollcall/core";
import type { GraphUser } from "../account.ts";
import { directLicences } from "../direct-licences.ts";
import { licenceFacts } from "../errors/licence-facts.ts";
import { failure } from "../errors.ts";
import { askAbout } from "./ask.ts";
import type { Asking, Call } from "./call.ts";
import type { Found } from "./find.ts";
import { afterEffect, refusal } from "./refusal.ts";

/** Licences that an account gains and loses, by the keys of their products. */
export interface LicenceChange {
  readonly grant: readonly string[];
  readonly revoke: readonly string[];
}

/** Names the licences among some entitlements. */
export function licenceIds(entitlements: readonly EntitlementRef[] = []): readonly string[] {
  return entitlements.filter(({ kind }) => kind === "licence").map(({ id }) => id);
}

/**
 * Throws when licences cannot change as asked, before anything is sent: none without a usage location; none taken away
 * that comes by a group; and what went wrong with one that a group was to give.
 */
export function checkLicences(
  { user }: Pick<Found, "user">,
  { grant, revoke }: LicenceChange,
  usageLocation: unknown,
): void {
  if (grant.length > 0 && typeof usageLocation !== "string") {
    throw refusal("invalid-value", "a licence needs the country in which it is used", {
      field: "usageLocation",
      rule: "licence",
      advice: "Give the policy a rule for usageLocation, such as GB.",
    });
  }
  const states = statesOf(user);
  const failed = states.find(
    ({ skuId, state, assignedByGroup }) =>
      grant.includes(skuId ?? "") && assignedByGroup && state === "Error",
  );
  if (failed) throw licenceProblem(failed.error ?? "Other");
  const direct = new Set(directLicences(user) ?? []);
  const grouped = states.some(
    ({ skuId, assignedByGroup }) =>
      assignedByGroup && revoke.includes(skuId ?? "") && !direct.has(skuId ?? ""),
  );
  if (!grouped) return;
  throw refusal("unsupported", "the licence comes by a group, and goes with the membership", {
    field: "entitlements",
    rule: "group-licence",
    advice: "Revoke the group instead.",
  });
}

/**
 * Changes an account's licences in one request, which needs both lists even when one is empty. One that the account turns
 * out not to hold any more, as after an answer that was lost, is taken away already. Gives whether anything was changed.
 */
export async function assignLicences(
  call: Call,
  stable: string,
  change: LicenceChange,
): Promise<boolean> {
  const { grant, revoke } = change;
  const request = assignment(stable, change);
  const answer = await askAbout(call, stable, request);
  if (answer.status < 300) return true;
  const error = failure(answer, { operation: "assign licences", request });
  // What is written knows more than what is read, which may lag behind.
  const isGone = answer.status === 400 && error.code === "not-found" && revoke.length > 0;
  if (!isGone) throw error;
  if (grant.length + revoke.length === 1) return false;
  // Graph does not say which of them is not held, and has changed none.
  return await assignOneByOne(call, stable, change);
}

async function assignOneByOne(
  call: Call,
  stable: string,
  { grant, revoke }: LicenceChange,
): Promise<boolean> {
  const parts = [
    ...revoke.map((one) => ({ grant: [], revoke: [one] })),
    ...(grant.length > 0 ? [{ grant, revoke: [] }] : []),
  ];
  let changed = false;
  for (const part of parts) {
    try {
      changed = (await assignLicences(call, stable, part)) || changed;
    } catch (error) {
      throw changed ? afterEffect(error) : error;
    }
  }
  return changed;
}

function assignment(stable: string, { grant, revoke }: LicenceChange): Asking {
  return {
    method: "POST",
    path: ["users", stable, "assignLicense"],
    body: {
      addLicenses: grant.map((skuId) => ({ skuId, disabledPlans: [] })),
      removeLicenses: [...revoke],
    },
    // It sets a state: whoever sends it twice assigns once.
    repeatable: true,
  };
}

/** Makes the error of a licence that could not be assigned, by the word that Graph has for it; new words come up. */
export function licenceProblem(word: string): ConnectorError {
  const [, facts] = licenceFacts.find(([words]) => words.test(word)) ?? [];
  const { code = "precondition-failed", message, advice } = facts ?? unknownProblem;
  return refusal(code, message ?? code, {
    advice: advice ?? unknownProblem.advice,
    field: "entitlements",
    rule: "licence",
    native: word,
  });
}

const unknownProblem = {
  code: "invalid-value",
  message: "a group was to give the licence and could not, and Graph does not say why",
  advice: "Look at the account's licences in the administration centre.",
} as const;

function statesOf({ licenseAssignmentStates }: GraphUser): readonly LicenseAssignmentState[] {
  return Array.isArray(licenseAssignmentStates) ? licenseAssignmentStates : [];
}
