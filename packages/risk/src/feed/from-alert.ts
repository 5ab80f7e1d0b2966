import type { Fields } from "../input/field-reader.ts";
import { type AlertAccount, alertAccount } from "./alert-account.ts";
import type { AlertKind } from "./alert-kinds.ts";
import { feedReader } from "./feed-reader.ts";
import type { RiskEvent, RiskEventLevel } from "./risk-event.ts";
import type { FeedOptions } from "./subject-of.ts";

/**
 * An alert is no longer held against anybody: it was wrong, expected, or dealt with. By Microsoft's words, old and new.
 */
const over: ReadonlySet<unknown> = new Set([
  "resolved",
  "falsePositive",
  "informationalExpectedActivity",
  "securityPersonnel",
  "securityTesting",
  "notMalicious",
  "clean",
  "notEnoughDataToValidate",
  "insufficientData",
  "confirmedActivity",
  "confirmedUserActivity",
  "lineOfBusinessApplication",
]);

const compromises: ReadonlySet<unknown> = new Set(["compromisedAccount", "compromisedUser"]);

/** Roles that are given to harmless bystanders, too. */
const bystanders: ReadonlySet<unknown> = new Set(["contextual", "scanned"]);

/** Of one alert no more evidence is read. Our choice: alerts have a few dozen pieces. */
const mostEvidence = 1000;

/**
 * Reads an alert of Graph (`/security/alerts_v2`): an event for each account in the first 1,000 pieces of its evidence
 * (`userEvidence` and `mailboxEvidence`). An alert that is `informational` says nothing. One that is resolved, or was
 * found false or expected, is withdrawn, and so is one whose account was found harmless. One that an analyst found to
 * be a compromised account is conclusive of the account that has that role. Throws `invalid-value`.
 */
export function fromAlert(given: unknown, options: FeedOptions = {}): readonly RiskEvent[] {
  const fields = feedReader.neededFields(given, "");
  const id = feedReader.neededKey(fields, "id");
  const created = feedReader.instant(fields, "createdDateTime");
  const at = feedReader.instant(fields, "lastActivityDateTime") ?? created;
  if (at === undefined) throw feedReader.fault("createdDateTime", "is missing");
  const said = feedReader.instant(fields, "lastUpdateDateTime") ?? created ?? at;
  const { evidence = [] } = fields;
  if (!Array.isArray(evidence)) throw feedReader.fault("evidence", "must be a list");
  const events = new Map<string, RiskEvent>();
  for (const each of evidence.slice(0, mostEvidence)) {
    const account = alertAccount(each, options);
    const finding = account && findingOf(fields, account);
    if (!finding) continue;
    const { subject } = account;
    const event = { id: `alert ${id} ${subject}`, subject, at, said, ...finding };
    events.set(subject, graver(event, events.get(subject)));
  }
  return [...events.values()];
}

type AlertFinding = Pick<RiskEvent, "level" | "withdrawn"> & { readonly kind: AlertKind };

function findingOf(fields: Fields, account: AlertAccount): AlertFinding | undefined {
  const { status, classification, determination, severity } = fields;
  const isOver = over.has(status) || over.has(classification) || over.has(determination);
  const withdrawn = isOver || account.isHarmless;
  if (severity === "informational" && !withdrawn) return undefined;
  const isCompromised = compromises.has(determination) && account.roles.includes("compromised");
  if (isCompromised) return { kind: "alert-compromised", level: "high", withdrawn };
  const kind = classification === "truePositive" ? "alert-confirmed" : "alert";
  return { kind, level: levelOf(severity, account.roles), withdrawn };
}

function levelOf(severity: unknown, roles: readonly unknown[]): RiskEventLevel {
  if (roles.length > 0 && roles.every((role) => bystanders.has(role))) return "low";
  return severity === "low" || severity === "high" ? severity : "medium";
}

const order: readonly string[] = [
  "low",
  "medium",
  "high",
  "alert",
  "alert-confirmed",
  "alert-compromised",
];

/** Of two things that an alert says of one account, gives the one that weighs more. */
function graver(one: RiskEvent, other: RiskEvent | undefined): RiskEvent {
  if (!other) return one;
  if (one.withdrawn !== other.withdrawn) return one.withdrawn ? other : one;
  const byKind = order.indexOf(one.kind) - order.indexOf(other.kind);
  const byLevel = order.indexOf(one.level) - order.indexOf(other.level);
  return (byKind === 0 ? byLevel : byKind) > 0 ? one : other;
}
