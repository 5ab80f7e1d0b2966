import { type EntitlementRef, londonDate } from "@rollcall/core";
import { isExtension } from "../attributes.ts";
import { closureOf, openSuccessor } from "../life-cycle/closure.ts";
import type { Call } from "./call.ts";
import type { Found } from "./find.ts";
import { refusal } from "./refusal.ts";
import { mastered } from "./refused-write.ts";
import type { Work } from "./send-update.ts";

/** What of a synchronised account is written in the cloud all the same. */
const ownInCloud: ReadonlySet<string> = new Set(["usageLocation", "employeeLeaveDateTime"]);

/** Throws `unsupported` for what an on-premises directory has the say over; nothing was sent then. */
export function assertMastery({ synced }: Pick<Found, "synced">, work: Work): void {
  if (!synced) return;
  const names = [work.bodies.main, ...work.bodies.apart].flatMap((body) => Object.keys(body));
  const foreign = names.some((name) => !ownInCloud.has(name) && !isExtension(name));
  if (foreign || work.enabled !== undefined || work.manager !== undefined) throw mastered();
}

/** Throws `unsupported` for entitlements that Graph does not know, and for groups that are not seen here. */
export function assertEntitlements(
  { context }: Call,
  entitlements: readonly EntitlementRef[],
): void {
  const { groups } = context.settings;
  const isKnown = ({ kind, id }: EntitlementRef): boolean =>
    kind === "licence" || (kind === "group" && (groups === "all" || groups.has(id)));
  if (entitlements.every(isKnown)) return;
  throw refusal("unsupported", "is no licence and no group that this connector writes", {
    field: "entitlements",
    rule: "kind",
    advice:
      "Name the group in the connector's option groups. A policy of NHSmail is set in the portal.",
  });
}

/**
 * Throws `invalid-value` for a move to an organisation that is not ours or is closed: a person who leaves for another
 * organisation is marked as a leaver, and it takes the account itself.
 */
export function assertPlace(call: Call, { bodies }: Pick<Work, "bodies">): void {
  const { organisationAttribute } = call.context.settings;
  if (organisationAttribute === undefined) return;
  const code = bodies.main[organisationAttribute];
  if (code !== undefined) assertOrganisation(call, code);
}

/** Throws `invalid-value` for an organisation that is not ours, or is closed. */
export function assertOrganisation({ context }: Call, code: unknown): void {
  const { organisations, closures = [] } = context.settings;
  const field = "organisation";
  if (typeof code !== "string" || !organisations.has(code.toUpperCase())) {
    throw refusal("invalid-value", "is not one of the organisations of this connector", {
      field,
      rule: "ownership",
      advice:
        "Mark the account as a leaver, so that the other organisation can take it; or correct the policy's rule.",
    });
  }
  const day = londonDate(context.now());
  if (!closureOf(code, day, closures)) return;
  const successor = openSuccessor(code, day, closures);
  throw refusal("invalid-value", "is an organisation whose code is closed", {
    field,
    rule: "closed",
    advice:
      successor === undefined
        ? "Let the policy name an organisation that is open."
        : `Let the policy name the organisation that took its place: ${successor}.`,
  });
}
