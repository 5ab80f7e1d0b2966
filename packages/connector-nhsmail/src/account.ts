import type { User } from "@microsoft/microsoft-graph-types";
import type { Account, AttributeValue, Instant, RefusedRecord, Scalar } from "@rollcall/core";
import type { GraphAttribute } from "./attributes.ts";
import { directLicences } from "./direct-licences.ts";

/** A user as Graph writes it: its properties, those of directory extensions, and whatever is newer than these types. */
export type GraphUser = User & { readonly [property: string]: unknown };

/** What a user is read with. */
export interface AccountOptions {
  /** The attributes that were asked for. */
  readonly attributes: ReadonlyMap<string, GraphAttribute>;
  /** Identifiers of the groups that the user is in; `undefined` when they could not be read. */
  readonly groups: readonly string[] | undefined;
  readonly observedAt: Instant;
}

/**
 * Makes an account of a user, or says why it cannot be used. A value that is not of its attribute's kind is not guessed
 * at: the attribute is `incomplete`. A word that these types do not know yet is taken as it is written.
 */
export function accountOf(user: GraphUser, options: AccountOptions): Account | RefusedRecord {
  const { id, userPrincipalName, accountEnabled } = user;
  if (typeof id !== "string" || id === "") return withoutKey;
  if (typeof accountEnabled !== "boolean") return withoutState(id);
  const attributes: Record<string, AttributeValue> = {};
  const incomplete: string[] = [];
  for (const [name, attribute] of options.attributes) {
    const read = readValue(user[attribute.property], attribute);
    if (read === "not whole") incomplete.push(name);
    else if (read !== undefined) attributes[name] = read;
  }
  const licences = directLicences(user);
  if (options.groups === undefined || licences === undefined) incomplete.push("entitlements");
  return {
    ref: { kind: "account", stable: id, ...(userPrincipalName && { lookup: userPrincipalName }) },
    attributes,
    entitlements: [
      ...(options.groups ?? []).map((group) => ({ kind: "group", id: group })),
      ...(licences ?? []).map((licence) => ({ kind: "licence", id: licence })),
    ],
    enabled: accountEnabled,
    observedAt: options.observedAt,
    ...(incomplete.length > 0 && { incomplete }),
  };
}

const withoutKey: RefusedRecord = {
  record: "a user without its identifier",
  rule: "the identifier may be read",
  advice: "Let the application read users: User.Read.All.",
};

function withoutState(id: string): RefusedRecord {
  return {
    record: id,
    rule: "it can be told whether the account is enabled",
    advice: "Let the application read whole users: User.Read.All, not User.ReadBasic.All.",
  };
}

/** Nothing, empty and the first day of all are how Graph says that there is no value. */
function readValue(
  value: unknown,
  { schema, form }: GraphAttribute,
): AttributeValue | "not whole" | undefined {
  if (value === undefined || value === null) return undefined;
  if (form === "link") return linkOf(value);
  if (form === "value") return isEmpty(value) ? undefined : readScalar(value, schema.type);
  if (!Array.isArray(value)) return "not whole";
  const scalars = value.filter((one) => !isEmpty(one)).map((one) => readScalar(one, schema.type));
  if (scalars.length === 0) return undefined;
  if (scalars.includes("not whole")) return "not whole";
  if (form === "list") return scalars;
  return scalars.length === 1 ? scalars[0] : "not whole";
}

function isEmpty(value: unknown): boolean {
  return value === "" || (typeof value === "string" && value.startsWith("0001-01-01T"));
}

function readScalar(value: unknown, type: GraphAttribute["schema"]["type"]): Scalar | "not whole" {
  if (type === "boolean") return typeof value === "boolean" ? value : "not whole";
  if (typeof value !== "string") return "not whole";
  return type !== "instant" || isInstant(value) ? value : "not whole";
}

function isInstant(text: string): boolean {
  return /^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d(\.\d+)?Z$/.test(text);
}

function linkOf(value: unknown): string | "not whole" {
  const id = typeof value === "object" && value !== null ? (value as { id?: unknown }).id : value;
  return typeof id === "string" && id !== "" ? id : "not whole";
}
