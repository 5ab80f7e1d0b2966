import {
  type Attributes,
  type CreateOperation,
  compareValue,
  entitlementKey,
  type SideEffect,
} from "@rollcall/core";
import { bodiesOf } from "./body.ts";
import type { Call } from "./call.ts";
import type { Found } from "./find.ts";
import { holdingsOf } from "./holdings.ts";
import { checkLicences, licenceIds } from "./licences.ts";
import { assertMastery } from "./limits-of-work.ts";
import { assertMayWrite } from "./permit.ts";
import { isNothing, sendWork, type Work } from "./send-update.ts";

/** What an account is completed to. */
export interface Completing {
  readonly call: Call;
  readonly operation: CreateOperation;
  readonly attributes: Attributes;
}

/** How an account is completed. */
export interface Completion {
  /** It is older than this operation, and keeps its address. */
  readonly keepsAddress: boolean;
  /** This operation has just made it or brought it back: it is ours, and what was read of it is no longer so. */
  readonly fresh: boolean;
}

/** An address follows the person: an account that is there keeps it, whatever was planned for a new one. */
export const addressAttributes: ReadonlySet<string> = new Set([
  "userPrincipalName",
  "mail",
  "mailNickname",
]);

/** Makes an account that is there all that was asked for, with as few requests as that takes. */
export async function complete(
  { call, operation, attributes }: Completing,
  found: Found,
  { keepsAddress, fresh }: Completion,
): Promise<{ readonly changed: boolean; readonly sideEffects: readonly SideEffect[] }> {
  const { ref, enabled } = found.account;
  if (!fresh) assertMayWrite(call, found);
  const changed = differing(call, found, attributes, keepsAddress);
  const held = fresh ? new Set<string>() : await heldBy(call, operation, found);
  const missing = operation.entitlements.filter((one) => !held.has(entitlementKey(one)));
  const work: Work = {
    bodies: bodiesOf(changed, call.context.attributes),
    ...(enabled !== operation.enabled && { enabled: operation.enabled }),
    ...(typeof changed.manager === "string" && { manager: changed.manager }),
    licences: { grant: licenceIds(missing), revoke: [] },
    grant: missing.filter(({ kind }) => kind === "group").map(({ id }) => id),
    revoke: [],
  };
  if (isNothing(work)) return { changed: false, sideEffects: [] };
  assertMastery(found, work);
  checkLicences(found, work.licences, attributes.usageLocation ?? found.user.usageLocation);
  return { changed: true, sideEffects: await sendWork(call, ref.stable, work) };
}

function heldBy(
  call: Call,
  operation: CreateOperation,
  found: Found,
): Promise<ReadonlySet<string>> {
  return holdingsOf(call, found, { grant: operation.entitlements, expects: { exists: true } });
}

function differing(
  { context }: Call,
  { account }: Found,
  attributes: Attributes,
  keepsAddress: boolean,
): Attributes {
  const known = context.schema.kinds.account?.attributes ?? {};
  return Object.fromEntries(
    Object.entries(attributes).filter(([name, value]) => {
      const attribute = known[name];
      if (!attribute || (keepsAddress && addressAttributes.has(name))) return false;
      return compareValue(name, attribute)(value, account.attributes[name]) !== undefined;
    }),
  );
}
