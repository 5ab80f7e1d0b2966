import type { Fields } from "../input/field-reader.ts";
import { type EvidenceKind, evidenceKinds } from "./evidence-kinds.ts";
import { feedReader } from "./feed-reader.ts";
import type { RiskEvent, RiskEventLevel } from "./risk-event.ts";
import type { FeedOptions, FeedPerson } from "./subject-of.ts";

/** Says that the risk is over: an administrator, the person or Microsoft found it harmless or mended its cause. */
const over: ReadonlySet<unknown> = new Set(["dismissed", "remediated", "confirmedSafe"]);

/**
 * Reads a `riskDetection` of Graph (`/identityProtection/riskDetections`). A state of `dismissed`, `remediated` or
 * `confirmedSafe` withdraws it, and `confirmedCompromised` makes it conclusive, as `adminConfirmedUserCompromised` is.
 * A type that is not known counts as `generic`, a level that is hidden as medium. None for a level of `none`, and for a
 * person whom nobody knows. Throws `invalid-value`.
 */
export function fromRiskDetection(given: unknown, options: FeedOptions = {}): readonly RiskEvent[] {
  const fields = feedReader.neededFields(given, "");
  const id = feedReader.neededKey(fields, "id");
  const user = feedReader.neededKey(fields, "userId");
  const withdrawn = over.has(fields.riskState);
  const level = levelOf(fields);
  const detected = feedReader.instant(fields, "detectedDateTime");
  const updated = feedReader.instant(fields, "lastUpdatedDateTime");
  const at = feedReader.instant(fields, "activityDateTime") ?? detected ?? updated;
  if (at === undefined) throw feedReader.fault("activityDateTime", "is missing");
  const subject = options.subjectOf ? options.subjectOf(personOf(fields, user)) : user;
  if (subject === undefined || (level === undefined && !withdrawn)) return [];
  const kind = kindOf(fields);
  const said = updated ?? detected ?? at;
  return [{ id: `entra ${id}`, subject, kind, level: level ?? "low", at, said, withdrawn }];
}

function personOf(fields: Fields, id: string): FeedPerson {
  return {
    id,
    principalName: feedReader.key(fields, "userPrincipalName"),
  };
}

function levelOf({ riskLevel, riskState }: Fields): RiskEventLevel | undefined {
  if (riskState === "confirmedCompromised") return "high";
  if (riskLevel === "low" || riskLevel === "medium" || riskLevel === "high") return riskLevel;
  return riskLevel === "none" ? undefined : "medium";
}

function kindOf({ riskEventType, riskState }: Fields): EvidenceKind {
  if (riskState === "confirmedCompromised") return "entra-adminConfirmedUserCompromised";
  const name = `entra-${String(riskEventType)}`;
  return Object.hasOwn(evidenceKinds, name) ? (name as EvidenceKind) : "entra-generic";
}
