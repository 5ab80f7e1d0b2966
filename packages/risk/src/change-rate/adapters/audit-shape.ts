import { type Fields, fieldReader } from "../../input/field-reader.ts";
import { zonedInstant } from "../../input/instant.ts";

/**
 * The parts of a directoryAudit of Microsoft Graph that changes are made of. Everything else of it is left where it is.
 */
export interface DirectoryAudit {
  readonly id: string;
  readonly at: number;
  readonly activity: string;
  readonly category: string;
  readonly succeeded: boolean;
  readonly actor: string | undefined;
  readonly resources: readonly AuditedResource[];
}

/** One of the objects that an activity concerns. */
export interface AuditedResource {
  readonly id: string | undefined;
  /** In small letters, such as `user`, `group`, `role`. */
  readonly type: string;
  readonly properties: readonly AuditedProperty[];
}

/** A property that changed; its values are texts, often JSON within. */
export interface AuditedProperty {
  readonly name: string;
  readonly before: string | undefined;
  readonly after: string | undefined;
}

const { fault, fields, neededFields, identifier, neededIdentifier } = fieldReader({
  what: "the directory audit",
  advice: "Look at the line of the feed; the others are not affected.",
  code: "protocol",
});

/** The longest text that is taken: longer ones are no keys and no names. Values of properties are cut there. */
const longest = 1024;

/** Far more than Graph puts into one audit. */
const mostResources = 200;

/**
 * Reads a directoryAudit. Throws `protocol` with the field and the rule that it breaks, and never with what stands
 * there.
 */
export function readAudit(input: unknown): DirectoryAudit {
  const audit = neededFields(input, "");
  const when = neededIdentifier(audit.activityDateTime, "activityDateTime", longest);
  const at = zonedInstant(when);
  if (at === undefined) throw fault("activityDateTime", "must be an instant with a zone");
  return {
    id: neededIdentifier(audit.id, "id", longest),
    at,
    activity: neededIdentifier(audit.activityDisplayName, "activityDisplayName", longest),
    category: textIn(audit, "category") ?? "",
    succeeded: (textIn(audit, "result") ?? "success") === "success",
    actor: actorOf(fields(audit.initiatedBy, "initiatedBy")),
    resources: list(audit, "targetResources").map(resource),
  };
}

function textIn(from: Fields | undefined, name: string): string | undefined {
  return identifier(from?.[name], name, longest);
}

function actorOf(initiatedBy: Fields | undefined): string | undefined {
  const app = fields(initiatedBy?.app, "app");
  return (
    textIn(fields(initiatedBy?.user, "user"), "id") ??
    textIn(app, "servicePrincipalId") ??
    textIn(app, "appId")
  );
}

function resource(input: unknown): AuditedResource {
  const given = neededFields(input, "targetResources");
  return {
    id: textIn(given, "id"),
    type: (textIn(given, "type") ?? "").toLowerCase(),
    properties: list(given, "modifiedProperties").map(property),
  };
}

function property(input: unknown): AuditedProperty {
  const given = neededFields(input, "modifiedProperties");
  return {
    name: textIn(given, "displayName") ?? "",
    before: cutValue(given.oldValue),
    after: cutValue(given.newValue),
  };
}

/** Gives a value without the quotes of JSON that Graph puts around most of them. */
function cutValue(value: unknown): string | undefined {
  if (typeof value !== "string") return undefined;
  const cut = value.slice(0, longest);
  return cut.length > 1 && cut.startsWith('"') && cut.endsWith('"') ? cut.slice(1, -1) : cut;
}

function list(from: Fields, name: string): readonly unknown[] {
  const value = from[name] ?? [];
  if (!Array.isArray(value)) throw fault(name, "must be a list");
  if (value.length > mostResources) throw fault(name, `must have at most ${mostResources} items`);
  return value;
}
