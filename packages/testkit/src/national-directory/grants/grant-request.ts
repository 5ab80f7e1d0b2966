import { mustHold } from "../access/allowed.ts";
import { holdsAt, type TimedGrant } from "../grants/timed-grant.ts";
import type { Call } from "../operations/operation.ts";
import type { Properties } from "../store/change.ts";
import { positionAt } from "../store/replicas.ts";
import { latest, versionAt } from "../store/version.ts";
import { Refusal } from "../wire/refusal.ts";
import { badRequest, forbidden } from "../wire/refusals.ts";
import { durationOf } from "./duration.ts";

const actions = ["adminAssign", "adminRemove", "adminUpdate", "adminExtend", "adminRenew"];

/** Reads what a request wants, and refuses what the group's policy or an earlier grant forbids. */
export function requestedGrant(call: Call): TimedGrant {
  const { body, now } = call;
  mustHold(call.bearer, ["PrivilegedAssignmentSchedule.ReadWrite.AzureADGroup"]);
  const action = actionOf(body.action);
  const group = String(body.groupId).toLowerCase();
  const principal = String(body.principalId).toLowerCase();
  checkKnown(call, group, principal);
  const access = String(body.accessId).toLowerCase() === "owner" ? "owner" : "member";
  const ticket = (body.ticketInfo ?? {}) as Properties;
  const grant: TimedGrant = {
    ...{ group, principal, access, action, created: now },
    ...timesOf(call, group),
    status: call.world.grantPolicies.get(group)?.approval ? "PendingApproval" : "Provisioned",
    justification: textOf(body.justification),
    ticket: { number: textOf(ticket.ticketNumber), system: textOf(ticket.ticketSystem) },
  };
  if (action === "adminRemove") return { ...grant, status: "Revoked", until: now };
  if (action === "adminAssign") checkFree(call, grant);
  return grant;
}

function actionOf(value: unknown): string {
  const text = String(value).toLowerCase();
  // Who acts for himself has to be there: multifactor sign-in is asked for, which no application can give.
  if (text.startsWith("self")) throw forbidden();
  const action = actions.find((one) => one.toLowerCase() === text);
  if (action === undefined) throw badRequest("The action is not valid.");
  return action;
}

function checkKnown({ world, now }: Call, group: string, principal: string): void {
  const { store, settings } = world;
  const seq = positionAt(store, now - settings.lag.grants);
  const found = store.objects.get(group);
  if (!found || latest(found).life !== "live") {
    throw new Refusal(404, "ResourceNotFound", "The group is not found.");
  }
  const person = store.objects.get(principal);
  if (!person || versionAt(person, seq)?.life !== "live") {
    throw new Refusal(404, "SubjectNotFound", "The subject is not found.");
  }
}

function timesOf(call: Call, group: string): Pick<TimedGrant, "from" | "until"> {
  const { startDateTime, expiration } = (call.body.scheduleInfo ?? {}) as Properties;
  const { type, duration, endDateTime } = (expiration ?? {}) as Properties;
  // A start that has passed is replaced by the present.
  const from = Math.max(call.now, Date.parse(String(startDateTime)) || call.now);
  const kind = String(type).toLowerCase();
  const time = kind === "afterduration" ? durationOf(duration) : undefined;
  const until =
    kind === "afterdatetime"
      ? Date.parse(String(endDateTime))
      : time === undefined
        ? null
        : from + time;
  const longest = call.world.grantPolicies.get(group)?.longest;
  if (longest !== undefined && (until === null || until - from > longest)) {
    const message = 'The following policy rules failed: ["ExpirationRule"]';
    throw new Refusal(400, "RoleAssignmentRequestPolicyValidationFailed", message);
  }
  return { from, until };
}

function checkFree({ world, now }: Call, grant: TimedGrant): void {
  for (const { grant: other } of world.store.grants.values()) {
    if (other.group !== grant.group || other.principal !== grant.principal) continue;
    if (other.access !== grant.access) continue;
    if (other.status === "PendingApproval") {
      throw new Refusal(
        400,
        "PendingRoleAssignmentRequest",
        "There is already an existing pending Role assignment request.",
      );
    }
    if (holdsAt(other, now)) {
      throw new Refusal(400, "RoleAssignmentExists", "The Role assignment already exists.");
    }
  }
}

function textOf(value: unknown): string | null {
  return typeof value === "string" ? value : null;
}
