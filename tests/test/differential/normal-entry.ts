import type { Entry } from "../../../packages/connector-ad/src/wire.ts";
import { attributesThatDiffer } from "./known-differences.ts";
import type { Side } from "./side.ts";

/** An entry as both directories can tell it: GUIDs and SIDs by symbol, times and sequence numbers by their presence. */
export interface NormalEntry {
  readonly dn: string;
  readonly attributes: Readonly<Record<string, readonly string[]>>;
}

/** Times and sequence numbers: two directories never write the same. Zero stays what it is: it means never, or must. */
const moments = new Set([
  ...["whencreated", "whenchanged", "usncreated", "usnchanged", "pwdlastset", "lockouttime"],
  ...["badpasswordtime", "lastlogon", "lastlogontimestamp", "createtimestamp", "modifytimestamp"],
]);

const binary = new Set(["objectguid", "objectsid", "thumbnailphoto", "parentguid"]);
const guid = /[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}/gi;
const sid = /S-1-5-21(?:-\d+){4}/g;

/** Gives entries in an order of their own. */
export function normalEntries(side: Side, entries: readonly Entry[]): NormalEntry[] {
  return entries
    .map((entry) => normalEntry(side, entry))
    .sort((one, other) => (key(one) < key(other) ? -1 : 1));
}

/** Frees an entry of what no two directories can have in common. */
export function normalEntry(side: Side, { dn, attributes }: Entry): NormalEntry {
  const kept = [...attributes]
    .filter(([name]) => !(name in attributesThatDiffer))
    .sort(([one], [other]) => (one < other ? -1 : 1));
  const plain = kept.map(([name, values]) => [
    name,
    values.map((value) => normalValue(side, name, value)).sort(),
  ]);
  return { dn: named(side, dn), attributes: Object.fromEntries(plain) };
}

function normalValue(side: Side, name: string, value: Uint8Array): string {
  const bytes = Buffer.from(value);
  if (binary.has(name)) return side.symbols.get(bytes.toString("hex")) ?? unknown(name, bytes);
  const text = bytes.toString("utf8");
  if (name === "samaccountname" && /^\$[0-9A-Z]{6,8}-[0-9A-Z]{12,16}$/.test(text))
    return "<made up>";
  // The embedded server holds no schema, so that its entries have no GUID to show.
  if (name === "objectcategory") return text.replace(/^<GUID=[^;]*;/, "");
  if (moments.has(name)) return text === "0" || text === "-1" ? text : "<moment>";
  return named(side, text);
}

/** Something that both have had from the start has a GUID that this test never learnt. */
function unknown(name: string, bytes: Buffer): string {
  return name.startsWith("object") || name === "parentguid" ? `<${name}>` : bytes.toString("hex");
}

/** What stands in a DN behind a backslash may be the character itself or its code; the code is written out. */
const escaped = /\\([^0-9a-f]|[0-9a-f]{2})/gi;

function named(side: Side, text: string): string {
  return text
    .replace(escaped, (all, one: string) =>
      one.length === 1 ? `\\${one.charCodeAt(0).toString(16).padStart(2, "0")}` : all.toLowerCase(),
    )
    .replace(guid, (one) => `<${side.symbols.get(one.toLowerCase()) ?? "guid"}>`)
    .replace(sid, "<sid>");
}

function key({ dn, attributes }: NormalEntry): string {
  return `${dn.toLowerCase()} ${JSON.stringify(attributes)}`;
}
