import type {
  Account,
  Attributes,
  AttributeValue,
  HeldEntitlement,
  Instant,
  RefusedRecord,
  Scalar,
} from "@rollcall/core";
import { isEnabled } from "./account-control.ts";
import type { AccountShape, Column } from "./account-shape.ts";
import type { Dialect } from "./dialect/dialect.ts";
import { parentDN } from "./dn.ts";
import { isEverybodys, keyText, primaryGroupSid } from "./entry-key.ts";
import { entryDN } from "./extended-dn.ts";
import type { Links } from "./links.ts";
import { asPacked, type Packed } from "./packed/packed.ts";
import { newValues, nextValue, openValues, type Values } from "./packed/values.ts";
import { type Reading, readingOf } from "./reading.ts";
import { decodeValue, textAt } from "./value.ts";
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
  const packed = asPacked(entry.attributes);
  const reading = readingOf(shape, packed.layout);
  const row: Row = { entry, packed, reading, values: newValues(), incomplete: [...reading.parts] };
  const stable = isThere(row, reading.key) ? keyText(bytesOf(row.values), dialect.key) : undefined;
  if (stable === undefined) return withoutKey;
  const enabled = shape.disables ? enabledOf(row, dialect) : true;
  if (enabled === undefined) return withoutState(stable);
  const lookup = entryDN(entry);
  const account: { -readonly [Part in keyof Account]: Account[Part] } = {
    ref: { kind, stable, lookup },
    attributes: attributesOf(row, options, lookup),
    entitlements: entitlementsOf(row, options),
    enabled,
    observedAt,
  };
  if (isThere(row, reading.version)) account.version = valueText(row.values);
  if (row.incomplete.length > 0) account.incomplete = row.incomplete;
  return account;
}

/** An entry on its way to a record. */
interface Row {
  readonly entry: Entry;
  readonly packed: Packed;
  readonly reading: Reading;
  /** For whichever attribute is at hand. */
  readonly values: Values;
  readonly incomplete: string[];
}

/** Goes to the first value of the attribute at a position; tells whether there is one. */
function isThere({ packed, values }: Row, position: number | undefined): boolean {
  if (position === undefined) return false;
  openValues(values, packed, position);
  return nextValue(values);
}

function valueText({ bytes, start, end }: Values): string {
  return textAt(bytes, start, end);
}

function bytesOf({ bytes, start, end }: Values): Buffer {
  return bytes.subarray(start, end);
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
function enabledOf(row: Row, { enabled }: Dialect): boolean | undefined {
  const value = isThere(row, row.reading.state) ? valueText(row.values) : undefined;
  if (enabled.told === "value") return value !== enabled.disabled;
  return value === undefined ? undefined : isEnabled(Number(value));
}

function attributesOf(
  { packed, reading: { columns }, values, incomplete }: Row,
  { shape, links }: AccountOptions,
  dn: string,
): Attributes {
  const attributes: Record<string, AttributeValue> = {};
  if (shape.parent !== undefined) attributes[shape.parent] = parentDN(dn);
  for (let position = 0; position < columns.length; position++) {
    const column = columns[position];
    if (!column) continue;
    openValues(values, packed, position);
    try {
      const value = column.many ? readMany(values, column, links) : readOne(values, column, links);
      if (value !== undefined) attributes[column.name] = value;
    } catch {
      // What cannot be read, a link that leads nowhere and a second value of what holds one are not guessed at.
      incomplete.push(column.name);
    }
  }
  return attributes;
}

function readMany(values: Values, column: Column, links: Links): Scalar[] {
  const all: Scalar[] = [];
  while (nextValue(values)) {
    const value = readValue(values, column, links);
    if (value !== undefined) all.push(value);
  }
  return all;
}

function readOne(values: Values, column: Column, links: Links): Scalar | undefined {
  if (!nextValue(values)) return undefined;
  if (values.end < values.limit) throw new TypeError("more than one value");
  return readValue(values, column, links);
}

function readValue(
  values: Values,
  { attribute: { syntax } }: Column,
  links: Links,
): Scalar | undefined {
  if (syntax === "text") return valueText(values);
  if (syntax !== "reference") return decodeValue(bytesOf(values), syntax);
  const key = links.keyOf(bytesOf(values));
  if (key === undefined) throw new TypeError("a link to what cannot be seen");
  return key;
}

function entitlementsOf(row: Row, options: AccountOptions): readonly HeldEntitlement[] {
  const { entry, reading, values, incomplete } = row;
  const { shape, links, withoutBacklinks = false } = options;
  const { membership, kinds } = shape.dialect;
  if (kinds[shape.kind]?.entitlements === undefined) return [];
  const held: HeldEntitlement[] = [];
  let partly = withoutBacklinks || reading.isPartOfMemberships;
  for (let more = isThere(row, reading.memberships); more; more = nextValue(values)) {
    const key = links.keyOf(bytesOf(values));
    if (key === undefined) partly = true;
    else held.push(links.group(key));
  }
  const primary = primaryOf(entry, membership.primary, links);
  if (primary === "unknown") partly = true;
  else if (primary) held.push(primary);
  if (partly) incomplete.push("entitlements");
  return held;
}

function primaryOf(
  entry: Entry,
  attribute: string | undefined,
  links: Links,
): HeldEntitlement | "unknown" | undefined {
  const sid = attribute === undefined ? undefined : primaryGroupSid(entry, attribute);
  if (sid === undefined) return undefined;
  const key = links.keyOfSid(sid);
  if (key === undefined) return "unknown";
  return isEverybodys(sid) ? links.fixedGroup(key) : links.group(key);
}
