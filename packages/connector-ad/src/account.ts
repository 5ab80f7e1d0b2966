import type {
  Account,
  Attributes,
  AttributeValue,
  EntitlementRef,
  Instant,
  RefusedRecord,
  Scalar,
} from "@rollcall/core";
import { isEnabled } from "./account-control.ts";
import type { AccountShape, Column } from "./account-shape.ts";
import type { Dialect } from "./dialect/dialect.ts";
import { parentDN } from "./dn.ts";
import { keyOf, primaryGroupSid } from "./entry-key.ts";
import { entryDN } from "./extended-dn.ts";
import type { Links } from "./links.ts";
import { parseRange } from "./range.ts";
import { decodeValue, textOf } from "./value.ts";
import type { Entry } from "./wire.ts";

/** What an entry is read with. */
export interface AccountOptions {
  readonly shape: AccountShape;
  readonly links: Links;
  readonly observedAt: Instant;
  /** Memberships could not be read at all. */
  readonly withoutBacklinks?: boolean | undefined;
}

/** Makes a record of an entry, or says why it cannot be used. An attribute that was not read whole is `incomplete`. */
export function accountOf(entry: Entry, options: AccountOptions): Account | RefusedRecord {
  const { shape, observedAt } = options;
  const { dialect, kind } = shape;
  const stable = keyOf(entry, dialect);
  if (stable === undefined) return withoutKey;
  const enabled = shape.disables ? enabledOf(entry, dialect) : true;
  if (enabled === undefined) return withoutState(stable);
  const lookup = entryDN(entry);
  const { attributes, incomplete } = attributesOf(entry, options, lookup);
  const entitlements = entitlementsOf(entry, options);
  if (entitlements.partly) incomplete.push("entitlements");
  const version = entry.attributes.get(dialect.version.toLowerCase())?.[0];
  return {
    ref: { kind, stable, lookup },
    ...(version && { version: textOf(version) }),
    attributes,
    entitlements: entitlements.held,
    enabled,
    observedAt,
    ...(incomplete.length > 0 && { incomplete }),
  };
}

const withoutKey: RefusedRecord = {
  record: "an entry without its key",
  rule: "the key may be read",
  advice: "Let the connector's account read all properties of the accounts.",
};

function withoutState(stable: string): RefusedRecord {
  return {
    record: stable,
    rule: "it can be told whether the account is enabled",
    advice: "Let the connector's account read userAccountControl of the accounts.",
  };
}

/** Where the state is a bit, an account without that attribute is one that may not be read. */
function enabledOf(entry: Entry, { enabled }: Dialect): boolean | undefined {
  const value = entry.attributes.get(enabled.attribute.toLowerCase())?.[0];
  if (enabled.told === "value") return value === undefined || textOf(value) !== enabled.disabled;
  return value && isEnabled(Number(textOf(value)));
}

function attributesOf(
  entry: Entry,
  { shape, links }: AccountOptions,
  dn: string,
): { readonly attributes: Attributes; readonly incomplete: string[] } {
  const attributes: Record<string, AttributeValue> = {};
  const incomplete: string[] = [];
  if (shape.parent !== undefined) attributes[shape.parent] = parentDN(dn);
  for (const [name, values] of entry.attributes) {
    const column = shape.columns.get(name);
    if (column) {
      const value = readValues(values, column, links);
      if (value === "not whole") incomplete.push(column.name);
      else if (value) attributes[column.name] = value.value;
    } else {
      const part = shape.columns.get(parseRange(name)?.attribute ?? "");
      if (part) incomplete.push(part.name);
    }
  }
  return { attributes, incomplete };
}

/** A value that cannot be read, a link that leads nowhere and a second value of what holds one are not guessed at. */
function readValues(
  values: readonly Uint8Array[],
  { attribute, many }: Column,
  links: Links,
): { readonly value: AttributeValue } | "not whole" | undefined {
  const read = (bytes: Uint8Array): Scalar | undefined => {
    if (attribute.syntax !== "reference") return decodeValue(bytes, attribute.syntax);
    const key = links.keyOf(bytes);
    if (key === undefined) throw new TypeError("a link to what cannot be seen");
    return key;
  };
  try {
    if (many) return { value: values.flatMap((bytes) => read(bytes) ?? []) };
    if (values.length > 1) return "not whole";
    const value = values[0] && read(values[0]);
    return value === undefined ? undefined : { value };
  } catch {
    return "not whole";
  }
}

interface Held {
  readonly held: readonly EntitlementRef[];
  readonly partly: boolean;
}

function entitlementsOf(entry: Entry, { shape, links, withoutBacklinks }: AccountOptions): Held {
  const { membership, kinds } = shape.dialect;
  if (kinds[shape.kind]?.entitlements === undefined) return { held: [], partly: false };
  const back = membership.back.toLowerCase();
  const held: EntitlementRef[] = [];
  let partly = withoutBacklinks === true;
  for (const value of entry.attributes.get(back) ?? []) {
    const key = links.keyOf(value);
    if (key === undefined) partly = true;
    else held.push(links.group(key));
  }
  if (!partly)
    partly = [...entry.attributes.keys()].some((name) => parseRange(name)?.attribute === back);
  const primary = primaryOf(entry, membership.primary, links);
  if (primary === "unknown") partly = true;
  else if (primary) held.push(primary);
  return { held, partly };
}

function primaryOf(
  entry: Entry,
  attribute: string | undefined,
  links: Links,
): EntitlementRef | "unknown" | undefined {
  const sid = attribute === undefined ? undefined : primaryGroupSid(entry, attribute);
  if (sid === undefined) return undefined;
  const key = links.keyOfSid(sid);
  return key === undefined ? "unknown" : links.group(key);
}
