import { ConnectorError } from "@rollcall/core";

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

type Fields = ReadonlyMap<string, unknown>;

/** The longest text that is taken: longer ones are no keys and no names. Values of properties are cut there. */
const longest = 1024;

/** Far more than Graph puts into one audit. */
const mostResources = 200;

/**
 * Reads a directoryAudit. Throws `protocol` with the field and the rule that it breaks, and never with what stands
 * there.
 */
export function readAudit(input: unknown): DirectoryAudit {
  const audit = fieldsOf(input, "");
  const when = text(audit, "activityDateTime");
  const at = Date.parse(when);
  if (Number.isNaN(at)) throw fault("activityDateTime", "must be an instant");
  const initiatedBy = optionalFields(audit, "initiatedBy");
  return {
    id: text(audit, "id"),
    at,
    activity: text(audit, "activityDisplayName"),
    category: optionalText(audit, "category") ?? "",
    succeeded: (optionalText(audit, "result") ?? "success") === "success",
    actor: actorOf(initiatedBy),
    resources: list(audit, "targetResources").map(resource),
  };
}

function actorOf(initiatedBy: Fields): string | undefined {
  const app = optionalFields(initiatedBy, "app");
  return (
    optionalText(optionalFields(initiatedBy, "user"), "id") ??
    optionalText(app, "servicePrincipalId") ??
    optionalText(app, "appId")
  );
}

function resource(input: unknown): AuditedResource {
  const fields = fieldsOf(input, "targetResources");
  return {
    id: optionalText(fields, "id"),
    type: (optionalText(fields, "type") ?? "").toLowerCase(),
    properties: list(fields, "modifiedProperties").map(property),
  };
}

function property(input: unknown): AuditedProperty {
  const fields = fieldsOf(input, "modifiedProperties");
  return {
    name: optionalText(fields, "displayName") ?? "",
    before: cutValue(fields, "oldValue"),
    after: cutValue(fields, "newValue"),
  };
}

/** Gives a value without the quotes of JSON that Graph puts around most of them. */
function cutValue(fields: Fields, name: string): string | undefined {
  const value = fields.get(name);
  if (typeof value !== "string") return undefined;
  const cut = value.slice(0, longest);
  return cut.length > 1 && cut.startsWith('"') && cut.endsWith('"') ? cut.slice(1, -1) : cut;
}

function list(fields: Fields, name: string): readonly unknown[] {
  const value = fields.get(name) ?? [];
  if (!Array.isArray(value)) throw fault(name, "must be a list");
  if (value.length > mostResources) throw fault(name, `must have at most ${mostResources} items`);
  return value;
}

function text(fields: Fields, name: string): string {
  const value = optionalText(fields, name);
  if (value === undefined) throw fault(name, "is missing");
  return value;
}

function optionalText(fields: Fields, name: string): string | undefined {
  const value = fields.get(name) ?? undefined;
  if (value === undefined || value === "") return undefined;
  if (typeof value !== "string") throw fault(name, "must be text");
  if (value.length > longest) throw fault(name, `must be at most ${longest} characters`);
  return value;
}

function optionalFields(fields: Fields, name: string): Fields {
  const value = fields.get(name) ?? undefined;
  return value === undefined ? new Map() : fieldsOf(value, name);
}

function fieldsOf(input: unknown, field: string): Fields {
  if (typeof input === "object" && input !== null && !Array.isArray(input)) {
    return new Map(Object.entries(input));
  }
  throw fault(field, "must be an object");
}

function fault(field: string, rule: string): ConnectorError {
  return new ConnectorError({
    code: "protocol",
    message: `the directory audit cannot be used: ${field === "" ? "it" : field} ${rule}`,
    advice: "Look at the line of the feed; the others are not affected.",
    where: { ...(field !== "" && { field }), rule },
  });
}
