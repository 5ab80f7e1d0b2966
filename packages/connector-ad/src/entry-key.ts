import type { Dialect } from "./dialect/dialect.ts";
import { guidText } from "./guid.ts";
import { siblingSid, sidText } from "./sid.ts";
import { textOf } from "./value.ts";
import type { Entry } from "./wire.ts";

/** Reads the key that never changes; `undefined` when it may not be read. */
export function keyOf(entry: Entry, { key }: Dialect): string | undefined {
  const value = entry.attributes.get(key.attribute.toLowerCase())?.[0];
  return value && keyText(value, key);
}

/** Reads the value of the attribute that is the key; `undefined` when it is none. */
export function keyText(value: Uint8Array, { written }: Dialect["key"]): string | undefined {
  return written === "guid" ? guidText(value) : textOf(value).toLowerCase();
}

/** Works out the SID of the group that an entry holds by number; `undefined` when it holds none. */
export function primaryGroupSid(entry: Entry, attribute: string): string | undefined {
  const rid = entry.attributes.get(attribute.toLowerCase())?.[0];
  const bytes = entry.attributes.get("objectsid")?.[0];
  const sid = bytes && sidText(bytes);
  return rid && sid ? siblingSid(sid, Number(textOf(rid))) : undefined;
}

// DOMAIN_GROUP_RID_USERS and DOMAIN_GROUP_RID_GUESTS (MS-SAMR section 2.2.1.14): one of them is the primary group of every
// account that nobody has given another.
const everybodys = /-51[34]$/;

/** Tells whether a group is the one that the domain counts all its accounts, or all its guests, in. */
export function isEverybodys(sid: string): boolean {
  return everybodys.test(sid);
}
